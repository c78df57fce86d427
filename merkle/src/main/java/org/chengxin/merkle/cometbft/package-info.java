/**
 * CometBFT v0.38's block format: headers, commits, validator sets, blocks, their one byte form and their hashes. Nothing
 * here checks a signature. Source: the specification and the {@code .proto} files of CometBFT v0.38.21.
 */
package org.chengxin.merkle.cometbft;
