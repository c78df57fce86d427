/**
 * What a network of validators costs, side by side with the example application of CometBFT: the same bytes, the same load,
 * the same configuration, in one run.
 */
@NullMarked
package org.chengxin.stories.bench.network;

import org.jspecify.annotations.NullMarked;
