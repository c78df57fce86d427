package org.chengxin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which engine a data directory may have. */
class EngineKindTest {

    @TempDir
    private Path folder;

    @Test
    void an_empty_data_directory_may_have_either_and_without_a_choice_has_the_embedded_one() {
        try (DataDirectory data = DataDirectory.take(folder.resolve("data"))) {
            assertEquals(EngineKind.EMBEDDED, EngineKind.of(Settings.of(Map.of()), data));
            assertEquals(EngineKind.COMETBFT, EngineKind.of(engine("cometbft"), data));
        }
    }

    @Test
    void blocks_of_one_engine_are_not_taken_for_those_of_the_other() throws IOException {
        try (DataDirectory data = DataDirectory.take(folder.resolve("embedded"))) {
            Files.writeString(data.log().resolve("segment"), "");
            assertEquals(EngineKind.EMBEDDED, EngineKind.of(engine("embedded"), data));
            refused("UP-015", engine("cometbft"), data);
        }
        try (DataDirectory data = DataDirectory.take(folder.resolve("cometbft"))) {
            Files.createDirectories(CometBftValidator.home(data).resolve("data/blockstore.db"));
            assertEquals(EngineKind.COMETBFT, EngineKind.of(engine("cometbft"), data));
            refused("UP-015", engine("embedded"), data);
        }
    }

    @Test
    void another_engine_does_not_exist() {
        try (DataDirectory data = DataDirectory.take(folder.resolve("data"))) {
            refused("UP-002", engine("paxos"), data);
        }
    }

    private static Settings engine(String name) {
        return Settings.of(Map.of("engine", name));
    }

    private static void refused(String code, Settings settings, DataDirectory data) {
        assertEquals(
                code,
                assertThrows(CannotStart.class, () -> EngineKind.of(settings, data))
                        .code());
    }
}
