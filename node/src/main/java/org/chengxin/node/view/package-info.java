/** Answers that the state cannot be asked directly. Rebuilt from state alone at start; commits are followed after. */
package org.chengxin.node.view;
