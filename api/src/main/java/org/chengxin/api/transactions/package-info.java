/** Sending transactions and asking what came of them. */
@NullMarked
package org.chengxin.api.transactions;

import org.jspecify.annotations.NullMarked;
