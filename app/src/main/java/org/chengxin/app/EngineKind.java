package org.chengxin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.chengxin.consensus.cometbft.process.CometBftHome;

/** Which engine a node has. */
enum EngineKind {
    /** One validator inside this program. */
    EMBEDDED,
    /** Several validators, each with CometBFT beside it. */
    COMETBFT;

    /**
     * The engine that the settings choose.
     *
     * @throws CannotStart when it is none, or the data directory has blocks of the other one
     */
    static EngineKind of(Settings settings, DataDirectory data) {
        EngineKind kind =
                switch (settings.text(Setting.ENGINE)) {
                    case "embedded" -> EMBEDDED;
                    case "cometbft" -> COMETBFT;
                    default -> throw Settings.unfit(Setting.ENGINE, "embedded or cometbft");
                };
        boolean other =
                switch (kind) {
                    case EMBEDDED -> new CometBftHome(CometBftValidator.home(data)).hasBegun();
                    case COMETBFT -> !isEmpty(data.log());
                };
        if (other)
            throw new CannotStart(
                    StartReason.ENGINE_MUST_STAY,
                    data.path() + " has blocks of the other engine; set engine back to what it was");
        return kind;
    }

    private static boolean isEmpty(Path folder) {
        if (!Files.exists(folder)) return true;
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
