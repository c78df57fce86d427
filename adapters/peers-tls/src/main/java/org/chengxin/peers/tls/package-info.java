/**
 * Contents between the nodes of members. A connection is TLS 1.3 with certificates on both sides that say nothing: whoever
 * has the private half of an active key of a member is that member. A question and its answer are one frame each, four
 * bytes of length, big-endian, and canonical JSON; then the connection ends.
 */
@NullMarked
package org.chengxin.peers.tls;

import org.jspecify.annotations.NullMarked;
