/** The beginning of a city, its members, its catalogue and the editions of the rules it applies. */
package org.chengxin.ledger.governance;
