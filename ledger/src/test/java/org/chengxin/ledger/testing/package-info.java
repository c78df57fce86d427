/** A city for tests of this module and of those that stand on it. */
package org.chengxin.ledger.testing;
