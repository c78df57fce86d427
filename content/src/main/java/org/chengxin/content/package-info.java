/** Texts of credit records while they are displayed: kept beside the ledger, checked against it, erased by rule. */
package org.chengxin.content;
