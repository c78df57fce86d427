/**
 * One validator inside the JVM. A block is written to an append-only log and synced, then the sign state is, and only
 * then it is signed, served and applied. Everything that touches a disk goes through {@link
 * org.chengxin.consensus.embedded.Storage}, everything that asks the time through {@link
 * org.chengxin.consensus.embedded.MachineTime}, and nothing but {@link org.chengxin.consensus.embedded.EmbeddedConsensus}
 * has a thread, so that the simulator can play every failure in one.
 */
@NullMarked
package org.chengxin.consensus.embedded;

import org.jspecify.annotations.NullMarked;
