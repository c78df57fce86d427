package org.chengxin.stories.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.Change;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.governance.GenesisException;
import org.chengxin.ledger.governance.GenesisFile;
import org.chengxin.ledger.identity.Organisation;
import org.chengxin.ledger.identity.OrganisationKey;
import org.chengxin.merkle.JellyfishTree;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.LeafWrite;
import org.chengxin.node.port.StateBatch;
import org.chengxin.node.state.ReadLog;
import org.chengxin.node.state.StateDraft;
import org.chengxin.node.state.StateHistory;
import org.chengxin.store.rocksdb.Identity;
import org.chengxin.store.rocksdb.Memory;
import org.chengxin.store.rocksdb.NativeLibrary;
import org.chengxin.store.rocksdb.RocksStateStore;
import org.chengxin.stories.process.Folders;

/** An organisation has another name in a node's state than in everyone else's. */
final class WrongState implements Harm {

    private static final String DAMAGED = "ND-005";
    private static final String DIVERGED = "CP-007";

    private final Validator node;
    private final OrganisationKey changed;
    private final boolean whole;
    private Validator.Printed before = new Validator.Printed(0, 0);

    /** @param whole whether the wrong state has the root that is stored with it, so that only others can tell */
    WrongState(Network network, int victim, boolean whole) {
        this.node = network.validator(victim);
        this.changed = new OrganisationKey(Network.member(Fault.next(victim)));
        this.whole = whole;
    }

    @Override
    public void strike() throws InterruptedException {
        node.kill();
        try {
            Path scratch = Files.createTempDirectory("chengxin-chaos-state");
            NativeLibrary.unpackInto(scratch);
            GenesisFile genesis =
                    GenesisFile.read(Files.readAllBytes(node.data().resolve("genesis.json")));
            change(genesis.genesis().genesis(), genesis.appHash());
            Folders.delete(scratch);
        } catch (IOException | GenesisException unfit) {
            throw new IllegalStateException(unfit);
        }
        before = node.printed();
        node.start();
    }

    private void change(Genesis genesis, Bytes root) {
        var identity = new Identity(genesis.chain(), root);
        try (RocksStateStore store =
                RocksStateStore.open(node.data().resolve("state"), identity, Memory.forContents())) {
            Codec<Organisation> codec = Codec.of(Organisation.class);
            Organisation is = codec.decode(store.get(changed.path()).orElseThrow());
            var wrong = new Organisation(
                    is.name() + "分局",
                    is.established(),
                    is.district(),
                    is.status(),
                    is.registeredAt(),
                    is.registeredBy(),
                    is.changedAt(),
                    is.changedBy());
            if (whole) commit(store, genesis, root, wrong);
            else
                store.commit(new StateBatch(
                        store.committed().orElseThrow(),
                        List.of(new LeafWrite(
                                JellyfishTree.keyHash(changed.path()),
                                changed.path(),
                                Optional.of(Bytes.owned(codec.encode(wrong))))),
                        List.of()));
        }
    }

    private void commit(RocksStateStore store, Genesis genesis, Bytes root, Organisation wrong) {
        StateHistory history = StateHistory.open(store, genesis, root, List.of());
        Committed is = history.newest().committed();
        ReadLog reader = history.read();
        var change = new Change(
                changed,
                changed.path(),
                Optional.of(wrong),
                Optional.of(Codec.of(Organisation.class).encode(wrong)));
        StateDraft draft = history.draft(is.height(), is.time(), is.resultsHash(), reader, List.of(change));
        history.commit(draft, List.of());
    }

    @Override
    public String seen() throws InterruptedException {
        String code = whole ? DIVERGED : DAMAGED;
        Network.await(
                "a node that says " + code,
                () -> node.hasPrinted(before, code)
                        || node.status()
                                .filter(status -> status.code().equals(code))
                                .isPresent());
        boolean answers = node.status().isPresent();
        return code + (answers ? " in /status" : " as it ended");
    }

    /**
     * CometBFT may have taken down what the wrong state made of a block, so it loses its blocks too and gets them from the
     * others. What the validator has signed stays.
     */
    @Override
    public void mend() throws InterruptedException {
        node.kill();
        try {
            Folders.delete(node.data().resolve("state"));
            for (Path file : list(node.engineData()))
                if (!file.endsWith("priv_validator_state.json")) Folders.delete(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        node.start();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
