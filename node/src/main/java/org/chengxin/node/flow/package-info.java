/** The one path of a transaction: admission, waiting, block, commit, acknowledgement; and what the node does by itself. */
package org.chengxin.node.flow;
