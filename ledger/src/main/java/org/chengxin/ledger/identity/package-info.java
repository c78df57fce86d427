/** Organisations, their keys, their roles, and what each authority may publish. */
package org.chengxin.ledger.identity;
