/** The node: one path for every transaction, the state it leads to, and what can be asked of it. */
package org.chengxin.node;
