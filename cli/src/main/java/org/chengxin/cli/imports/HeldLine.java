package org.chengxin.cli.imports;

import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.HeldContent;

/**
 * What a held record commits to, for the publisher's own keeping.
 *
 * @param publisher  who holds it
 * @param year       year of the decision
 * @param secret     import secret of that publisher and year
 * @param record     id of the record
 * @param commitment what the transaction says of it
 * @param salt       opens the commitment together with the content
 * @param content    what it is about
 */
record HeldLine(
        Uscc publisher, int year, Bytes secret, RecordId record, Bytes commitment, Bytes salt, HeldContent content) {}
