package org.chengxin.stories.peers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.CommitmentProof;
import org.chengxin.merkle.ExistenceProof;
import org.chengxin.merkle.Ics23;
import org.chengxin.merkle.JellyfishTree;
import org.chengxin.merkle.Leaf;
import org.chengxin.merkle.LeafChange;
import org.chengxin.merkle.Neighbours;
import org.chengxin.merkle.NonExistenceProof;

/**
 * Writes random histories of the tree, with removals, proofs and forged absences, for the {@code roots} checks of the
 * programs in Go and Rust. The lines are described in {@code stories/peers/rust/src/main.rs}.
 */
final class HistoryFile implements AutoCloseable {

    private static final int VERSIONS = 20;
    private static final int PROOFS_OF_A_KIND = 10;

    private final PrintWriter out;
    private final TreeMap<Bytes, Leaf> leaves = new TreeMap<>();
    private JellyfishTree tree = JellyfishTree.empty();
    private int forged;

    private HistoryFile(Path file) throws IOException {
        out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.US_ASCII));
    }

    /** Writes histories, each from its own seed: some of few keys that come and go, some of thousands. */
    static void write(Path file, long firstSeed, int histories) throws IOException {
        try (var writer = new HistoryFile(file)) {
            for (int i = 0; i < histories; i++) writer.history(new Random(firstSeed + i));
            if (writer.forged < histories) throw new IllegalStateException("too few forged absences");
        }
    }

    private void history(Random chance) {
        out.println("NEW");
        leaves.clear();
        tree = JellyfishTree.empty();
        int keys = 1 << chance.nextInt(12);
        for (int version = 0; version < VERSIONS; version++) {
            List<LeafChange> changes = new ArrayList<>();
            int count = 1 + chance.nextInt(Math.max(1, Math.min(keys, 300)));
            boolean clearing = chance.nextInt(8) == 0;
            for (int i = 0; i < count; i++) changes.add(change("path/" + chance.nextInt(keys), chance, clearing));
            tree = tree.update(changes);
            out.println("ROOT " + version + " " + tree.root().toHex() + " " + tree.size());
            if (tree.size() > 0) for (int i = 0; i < PROOFS_OF_A_KIND; i++) prove(chance, i);
        }
    }

    private LeafChange change(String path, Random chance, boolean clearing) {
        Bytes key = JellyfishTree.keyHash(path);
        if (chance.nextInt(clearing ? 4 : 3) < (clearing ? 3 : 1)) {
            leaves.remove(key);
            out.println("DEL " + hex(path));
            return new LeafChange(key, Optional.empty());
        }
        byte[] value = Long.toString(chance.nextLong()).getBytes(StandardCharsets.US_ASCII);
        Bytes digest = JellyfishTree.valueDigest(value);
        leaves.put(key, new Leaf(path, digest));
        out.println("PUT " + hex(path) + " " + digest.toHex());
        return new LeafChange(key, Optional.of(digest));
    }

    private void prove(Random chance, int round) {
        Bytes any = JellyfishTree.keyHash("any" + chance.nextInt());
        Bytes key = Optional.ofNullable(leaves.ceilingKey(any)).orElseGet(leaves::firstKey);
        Leaf leaf = leaf(key);
        CommitmentProof presence = tree.prove(leaf.path(), this::leaf);
        require(Ics23.verifyMembership(tree.root(), presence.encode(), leaf.path(), leaf.valueDigest()));
        out.println("PROOF 1 " + hex(leaf.path()) + " " + leaf.valueDigest().toHex() + " " + hex(presence));
        String absent = "absent/" + chance.nextInt() + "/" + round;
        var absence = (NonExistenceProof) tree.prove(absent, this::leaf);
        require(Ics23.verifyNonMembership(tree.root(), absence.encode(), absent));
        out.println("PROOF 0 " + hex(absent) + " - " + hex(absence));
        forgeries(leaf.path(), absence);
    }

    /** The leaves beside a present one, as if it were not there; and an honest absence with a neighbour left out or moved. */
    private void forgeries(String present, NonExistenceProof honest) {
        Neighbours beside = tree.neighbours(present);
        if (beside.left().isPresent() || beside.right().isPresent())
            forge(present, beside.left().map(this::existence), beside.right().map(this::existence));
        if (honest.left().isPresent() && honest.right().isPresent()) {
            forge(honest.path(), honest.left(), Optional.empty());
            forge(honest.path(), Optional.empty(), honest.right());
            forge(honest.path(), honest.right(), honest.left());
            Neighbours further = tree.neighbours(honest.right().get().path());
            if (further.right().isPresent())
                forge(honest.path(), honest.left(), further.right().map(this::existence));
        }
    }

    private void forge(String path, Optional<ExistenceProof> left, Optional<ExistenceProof> right) {
        var proof = new NonExistenceProof(path, left, right);
        require(!Ics23.verifyNonMembership(tree.root(), proof.encode(), path));
        out.println("FORGE " + hex(path) + " " + hex(proof));
        forged++;
    }

    private ExistenceProof existence(Bytes key) {
        return (ExistenceProof) tree.prove(leaf(key).path(), this::leaf);
    }

    private Leaf leaf(Bytes key) {
        return Optional.ofNullable(leaves.get(key)).orElseThrow();
    }

    private static void require(boolean holds) {
        if (!holds) throw new IllegalStateException("our own verifier disagrees with our own tree");
    }

    private static String hex(String text) {
        return Bytes.owned(text.getBytes(StandardCharsets.UTF_8)).toHex();
    }

    private static String hex(CommitmentProof proof) {
        return Bytes.owned(proof.encode()).toHex();
    }

    @Override
    public void close() {
        out.close();
    }
}
