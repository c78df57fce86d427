/** The chain as anyone may check it: genesis, blocks, commits, validators, and how the node is. */
@NullMarked
package org.chengxin.api.chain;

import org.jspecify.annotations.NullMarked;
