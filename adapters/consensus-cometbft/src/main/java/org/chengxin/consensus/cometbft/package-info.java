/** The engine for several validators: CometBFT as a process of its own, spoken to over ABCI 2.0 and its RPC. */
@NullMarked
package org.chengxin.consensus.cometbft;

import org.jspecify.annotations.NullMarked;
