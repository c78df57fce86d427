/**
 * CometBFT as a process: where the program comes from, the folder it lives in, and who watches over it. Nothing here knows
 * what the process is asked over ABCI.
 */
@NullMarked
package org.chengxin.consensus.cometbft.process;

import org.jspecify.annotations.NullMarked;
