/**
 * The authenticated state and how to check it: the Jellyfish Merkle tree, ICS 23 proofs, Ed25519's one rule, commits, and
 * proof files. Needs nothing but {@code java.base} and the encoding, so that an offline verifier needs nothing else either.
 */
package org.chengxin.merkle;
