package org.chengxin.node.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chengxin.content.ContentStore;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.ledger.credit.RecordKey;
import org.chengxin.ledger.credit.SubjectEntry;
import org.chengxin.ledger.credit.SubjectEntryKey;
import org.chengxin.ledger.credit.SubjectKey;
import org.chengxin.ledger.credit.SubjectRecords;
import org.chengxin.ledger.identity.KeyKey;
import org.chengxin.ledger.identity.OrganisationKey;
import org.chengxin.merkle.JellyfishTree;
import org.chengxin.merkle.Leaf;
import org.chengxin.merkle.ProofFile;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.node.NodeException;
import org.chengxin.node.NodeReason;
import org.chengxin.node.port.Clock;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.state.StateVersion;

/** Makes proof files. Every method takes a version that is provable, see {@code Node.whenProvable}. */
public final class Proofs {

    private final Consensus consensus;
    private final ContentStore contents;
    private final Clock clock;

    /**
     * @param consensus has the headers and commits
     * @param contents  has the contents of displayed records
     * @param clock     says what is still displayed
     */
    public Proofs(Consensus consensus, ContentStore contents, Clock clock) {
        this.consensus = consensus;
        this.contents = contents;
        this.clock = clock;
    }

    /**
     * Proves what stands at some paths, or that nothing does.
     *
     * @param paths   the paths, in any order
     * @param opening content of one of the records at those paths
     * @throws NodeException ({@link NodeReason#VERSION_MUST_BE_PROVABLE}, {@link NodeReason#PROOF_MUST_FIT})
     */
    public ProofFile prove(StateVersion version, Collection<String> paths, Optional<ProofFile.Opening> opening) {
        var sorted = new TreeSet<>(paths);
        if (sorted.size() > ProofFile.MAX_CLAIMS)
            throw new NodeException(
                    NodeReason.PROOF_MUST_FIT, sorted.size() + " are more than " + ProofFile.MAX_CLAIMS + ".");
        LightBlock header = consensus
                .lightBlock(version.height() + 1)
                .orElseThrow(() -> new NodeException(
                        NodeReason.VERSION_MUST_BE_PROVABLE, "It is the " + version + ", and the last one."));
        return ProofFile.of(
                header.header().chainId(),
                sorted.stream().map(path -> claim(version, path)).toList(),
                Bytes.owned(header.encode()),
                version.height(),
                opening,
                trail(version.height() + 1));
    }

    private static ProofFile.Claim claim(StateVersion version, String path) {
        Bytes proof = Bytes.owned(
                version.tree().prove(path, keyHash -> leaf(version, keyHash)).encode());
        return new ProofFile.Claim(path, proof, version.get(path).map(value -> new CanonicalValue(Bytes.owned(value))));
    }

    private static Leaf leaf(StateVersion version, Bytes keyHash) {
        var leaf = version.leaf(keyHash).orElseThrow();
        return new Leaf(leaf.path(), JellyfishTree.valueDigest(leaf.value().shared()));
    }

    /** The last block of each set of validators before the one that signed the block at {@code height}. */
    private List<Bytes> trail(long height) {
        return consensus.validatorChanges().stream()
                .filter(change -> change <= height)
                .map(change -> consensus.lightBlock(change - 1).orElseThrow())
                .map(block -> Bytes.owned(block.encode()))
                .toList();
    }

    /** Proves the registration of an organisation, or that there is none. */
    public ProofFile organisation(StateVersion version, Uscc uscc) {
        return prove(version, List.of(new OrganisationKey(uscc).path()), Optional.empty());
    }

    /**
     * Proves a record, with its content if it is displayed now, and the state of the key that signed it, which says whether
     * somebody else may have; or that there is none.
     */
    public ProofFile record(StateVersion version, Uscc publisher, RecordId id) {
        var key = new RecordKey(publisher, id);
        Optional<CreditRecord> record = version.view().find(key);
        List<String> paths = new ArrayList<>();
        paths.add(key.path());
        record.flatMap(found -> signedWith(publisher, found)).ifPresent(paths::add);
        return prove(version, paths, record.flatMap(found -> opening(found, version)));
    }

    /** Where the key is that signed what is displayed. */
    private static Optional<String> signedWith(Uscc publisher, CreditRecord record) {
        return record instanceof CreditRecord.Displayed displayed
                ? Optional.of(new KeyKey(KeyId.of(publisher, displayed.signedWith())).path())
                : Optional.empty();
    }

    private Optional<ProofFile.Opening> opening(CreditRecord record, StateVersion version) {
        if (!(record instanceof CreditRecord.Displayed displayed)
                || !displayed.isShownAt(version.judgedAt(clock.now()))) return Optional.empty();
        return contents.find(displayed.content()).map(stored -> new ProofFile.Opening(stored.content(), stored.salt()));
    }

    /**
     * Proves the whole list of a subject: its length, every place, the record at each place that shows one, and, where
     * there is room for them, the keys that signed these. Without a list it proves that there is none.
     */
    public ProofFile records(StateVersion version, Uscc subject) {
        View view = version.view();
        List<String> paths = new ArrayList<>();
        Set<String> keys = new TreeSet<>();
        paths.add(new SubjectKey(subject).path());
        long count =
                view.find(new SubjectKey(subject)).map(SubjectRecords::count).orElse(0L);
        for (long place = 0; place < count && paths.size() <= ProofFile.MAX_CLAIMS; place++) {
            var key = new SubjectEntryKey(subject, place);
            paths.add(key.path());
            if (view.find(key).orElseThrow() instanceof SubjectEntry.Displayed shown) {
                var record = new RecordKey(shown.publisher(), shown.record());
                paths.add(record.path());
                view.find(record)
                        .flatMap(found -> signedWith(shown.publisher(), found))
                        .ifPresent(keys::add);
            }
        }
        if (paths.size() + keys.size() <= ProofFile.MAX_CLAIMS) paths.addAll(keys);
        return prove(version, paths, Optional.empty());
    }
}
