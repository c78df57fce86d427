/** Public credit records of organisations: permits and penalties, from publication to the end of their display. */
package org.chengxin.ledger.credit;
