/** State and content in memory, for tests, the simulator and trying out. */
package org.chengxin.store.memory;
