/** The few lines of Protocol Buffers that CometBFT's types and ICS 23 proofs need, written by hand. */
package org.chengxin.merkle.protobuf;
