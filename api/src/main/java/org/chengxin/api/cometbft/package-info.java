/**
 * CometBFT's RPC as far as light clients need it: the same questions, answers and errors as a node of CometBFT v0.38
 * gives, from whatever engine runs beneath. Source: the OpenAPI description and the behaviour of CometBFT v0.38.21.
 */
@NullMarked
package org.chengxin.api.cometbft;

import org.jspecify.annotations.NullMarked;
