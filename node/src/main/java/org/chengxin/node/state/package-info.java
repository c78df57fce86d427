/** Versions of the state: the newest in the store, older ones as what was replaced since. */
package org.chengxin.node.state;
