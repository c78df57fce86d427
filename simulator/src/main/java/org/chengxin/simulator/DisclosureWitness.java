package org.chengxin.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chengxin.content.ContentStore;
import org.chengxin.content.Holding;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.ledger.credit.CreditTransaction;
import org.chengxin.ledger.credit.RecordKey;
import org.chengxin.merkle.cometbft.Block;
import org.chengxin.node.flow.Node;
import org.chengxin.node.view.RecordAnswer;
import org.chengxin.node.view.RedactedBlock;
import org.chengxin.node.view.RedactedBlock.Entry;
import org.chengxin.node.view.TransactionAnswer;

/** What has stopped being public is shown nowhere, and what is public has its content. */
final class DisclosureWitness {

    private static final Codec<CreditRecord> CODEC = Codec.of(CreditRecord.class);

    private final Shadow shadow;

    DisclosureWitness(Shadow shadow) {
        this.shadow = shadow;
    }

    /** Blocks show no transaction about a record that is not displayed or held, and still fit their headers. */
    void requireRedacted(Node node, long from, long to, long now) {
        for (long height = from; height <= to; height++) {
            RedactedBlock block = node.chain().block(height).orElseThrow();
            BrokenPromise.unless(
                    Block.dataHashOfHashes(
                                    block.entries().stream().map(Entry::hash).toList())
                            .equals(block.header().dataHash()),
                    "block %d as it is served does not fit its header",
                    height);
            for (Entry entry : block.entries())
                if (entry instanceof Entry.Shown shown) requireShowable(node, shown, now);
        }
    }

    private void requireShowable(Node node, Entry.Shown shown, long now) {
        SignedTransaction transaction = read(shown.jws());
        if (!(transaction.payload().transaction() instanceof CreditTransaction about)) return;
        var key = new RecordKey(about.publisher(transaction.key().organisation()), about.record());
        CreditRecord record = shadow.view().find(key).orElse(new CreditRecord.Ended());
        BrokenPromise.unless(
                !isOver(record, now),
                "transaction %s about an ended record is shown",
                transaction.id().text());
        BrokenPromise.unless(
                node.transaction(transaction.id()) instanceof TransactionAnswer.Shown,
                "transaction %s is shown in its block and not by its id",
                transaction.id().text());
    }

    private static boolean isOver(CreditRecord record, long now) {
        return switch (record) {
            case CreditRecord.Ended _ -> true;
            case CreditRecord.Held _ -> false;
            case CreditRecord.Displayed displayed -> !displayed.isShownAt(now);
        };
    }

    /** Every record that is displayed has its content. */
    void requireContents(Node node, ContentStore contents, long now) {
        displayed().forEach((key, record) -> {
            if (!record.isShownAt(now)) return;
            BrokenPromise.unless(contents.holds(holding(key, record)), "the content of %s is lost", key.path());
            BrokenPromise.unless(
                    node.views().record(key.publisher(), key.record()) instanceof RecordAnswer.Shown shown
                            && shown.opening().isPresent(),
                    "%s is displayed without its content",
                    key.path());
        });
    }

    /** When nothing waits and housekeeping has run: no display is over that is not ended, no content is left of any. */
    void requireClean(ContentStore contents, long blockTime) {
        Set<Holding> expected = new TreeSet<>();
        displayed().forEach((key, record) -> {
            BrokenPromise.unless(record.isShownAt(blockTime), "the display of %s is over and not ended", key.path());
            expected.add(holding(key, record));
        });
        Set<Holding> held = new TreeSet<>();
        contents.forEachHolding(held::add);
        held.removeAll(expected);
        BrokenPromise.unless(held.isEmpty(), "%d contents are left that no record shows", held.size());
    }

    private Map<RecordKey, CreditRecord.Displayed> displayed() {
        var displayed = new TreeMap<RecordKey, CreditRecord.Displayed>(
                (one, other) -> one.path().compareTo(other.path()));
        for (int number = 0; number < Intentions.RECORDS; number++) {
            var key = new RecordKey(InventedCity.PUBLISHER, Intentions.record(number));
            byte[] value = shadow.state().get(key.path());
            if (value != null && CODEC.decode(value) instanceof CreditRecord.Displayed record)
                displayed.put(key, record);
        }
        return displayed;
    }

    private static Holding holding(RecordKey key, CreditRecord.Displayed record) {
        return new Holding(record.content(), Bytes.owned(Sha256.of(key.path().getBytes(UTF_8))));
    }

    private static SignedTransaction read(Bytes jws) {
        try {
            return SignedTransaction.parse(jws.toArray());
        } catch (InadmissibleException impossible) {
            throw new BrokenPromise("a block shows bytes that are no transaction", impossible);
        }
    }
}
