/** What the node needs from outside, in its own words. Each port ships an abstract test that every adapter extends. */
package org.chengxin.node.port;
