package org.chengxin.simulator;

import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.TransactionId;
import org.chengxin.ledger.credit.ContentOpening;

/**
 * What a client sends, as often as it takes.
 *
 * @param id      of the transaction
 * @param jws     its bytes
 * @param opening the content beside it
 * @param sound   whether it was made as it should be; another one must never get into a block
 */
record Request(TransactionId id, Bytes jws, Optional<ContentOpening> opening, boolean sound) {}
