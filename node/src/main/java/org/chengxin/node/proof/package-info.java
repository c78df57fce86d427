/** Proof files about the state. */
package org.chengxin.node.proof;
