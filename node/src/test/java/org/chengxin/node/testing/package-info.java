/** A whole node without threads, files and waiting, for tests. */
package org.chengxin.node.testing;
