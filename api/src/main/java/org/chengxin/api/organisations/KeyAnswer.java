package org.chengxin.api.organisations;

import java.util.Optional;
import org.chengxin.ledger.identity.KeyState;
import org.chengxin.ledger.identity.KeyStatus;
import org.chengxin.merkle.ProofFile;

/**
 * A key of an organisation.
 *
 * @param height of the block after which this holds
 * @param key    the value in the state
 * @param proof  proof of that value and of the window with the highest sequence, when asked for
 * @param status what it is good for now
 * @param top    the highest sequence that it has used, 0 before the first; the next ones are above it
 */
public record KeyAnswer(long height, KeyState key, Optional<ProofFile> proof, KeyStatus status, long top) {}
