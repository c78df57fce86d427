package org.chengxin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.chengxin.consensus.embedded.EngineStop;
import org.chengxin.ledger.governance.GenesisFile;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.node.NodeException;
import org.chengxin.signatures.jca.JcaSignatureVerifier;

/**
 * What a start would find in a city's data directory that no node works in, by what a start looks with: genesis, stores and
 * the log of the embedded engine. Changes nothing there. What shows only when the state is read as a whole is not looked for.
 */
final class StartExamination {

    private final DataDirectory data;
    private final Keys keys;
    private final Settings settings;

    StartExamination(DataDirectory data, Keys keys, Settings settings) {
        this.data = data;
        this.keys = keys;
        this.settings = settings;
    }

    /**
     * Looks.
     *
     * @throws CannotStart for the first thing that a start would refuse
     */
    void run() {
        byte[] bytes = RunningNode.read(data);
        GenesisFile genesis = RunningNode.checked(data, bytes, JcaSignatureVerifier.fastest());
        EngineKind kind = EngineKind.of(settings, data);
        examineStores(genesis);
        if (kind != EngineKind.EMBEDDED) return;
        Optional<EngineStop> stop =
                EmbeddedValidator.examine(data, keys.validator(), settings, GenesisDocument.read(bytes));
        if (stop.isPresent())
            throw CannotStart.as(stop.get().reason().code(), stop.get().advice());
    }

    /** The native library must not be unpacked into a directory in which nothing may change. */
    private void examineStores(GenesisFile genesis) {
        try {
            Path scratch = Files.createTempDirectory("chengxin-doctor");
            try {
                Stores.examine(data, RunningNode.identity(genesis), scratch);
            } finally {
                Folders.delete(scratch);
            }
        } catch (NodeException refused) {
            throw CannotStart.as(refused.reason().code(), String.valueOf(refused.getMessage()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
