package org.chengxin.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Uscc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportSecretsTest {

    private static final Uscc PUBLISHER = ExampleCity.APPROVALS.uscc();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_secret_is_made_once_and_found_again() throws IOException {
        Bytes made = new ImportSecrets(folder).of(PUBLISHER, 2026);
        assertEquals(32, made.size());
        assertEquals(made, new ImportSecrets(folder).of(PUBLISHER, 2026));
        Path file = folder.resolve(PUBLISHER + "-2026.secret");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void each_publisher_and_year_has_its_own() {
        var secrets = new ImportSecrets(folder);
        assertNotEquals(secrets.of(PUBLISHER, 2025), secrets.of(PUBLISHER, 2026));
        assertNotEquals(secrets.of(ExampleCity.EMERGENCY.uscc(), 2026), secrets.of(PUBLISHER, 2026));
    }

    @Test
    void programs_that_ask_at_the_same_time_get_the_same() throws Exception {
        List<Callable<Bytes>> askers = new ArrayList<>();
        for (int i = 0; i < 16; i++) askers.add(() -> new ImportSecrets(folder).of(PUBLISHER, 2026));
        Set<Bytes> given = new HashSet<>();
        try (var programs = Executors.newFixedThreadPool(8)) {
            for (Future<Bytes> asked : programs.invokeAll(askers)) given.add(asked.get());
        }
        assertEquals(1, given.size());
    }

    @Test
    void a_damaged_secret_is_not_replaced_by_another() throws IOException {
        Path file = folder.resolve(PUBLISHER + "-2026.secret");
        for (String damaged : new String[] {"", "AAAA", "not base64url!"}) {
            Files.writeString(file, damaged);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            var refused = assertThrows(SdkException.class, () -> new ImportSecrets(folder).of(PUBLISHER, 2026));
            assertEquals(SdkReason.IMPORT_SECRET_MUST_BE_WHOLE, refused.reason());
            assertEquals(damaged, Files.readString(file));
        }
    }
}
