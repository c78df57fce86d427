package org.chengxin.cli.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.chengxin.cli.CommandRun;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.junit.jupiter.api.Test;

class RevokedKeyTest extends ImportBench {

    private static final Uscc OTHER = TestGenesis.OTHER_PUBLISHER.organisation();

    @Test
    void a_revoked_key_keeps_no_other_authority_from_importing_and_its_file_is_named() throws IOException {
        revoke(TestGenesis.OTHER_PUBLISHER);
        CommandRun run = run("permits", permits(permit("示许〔2026〕1号", "1", "准予")), "--json");
        assertEquals(0, run.code(), run.err());
        assertEquals(1L, run.json().get("committed"));
        assertTrue(run.err().contains("left out: the key in "), run.err());
        assertTrue(run.err().contains(OTHER + ".jwk is revoked on the chain"), run.err());
    }

    @Test
    void an_authority_that_is_named_is_refused_when_its_key_is_revoked() throws IOException {
        revoke(TestGenesis.OTHER_PUBLISHER);
        Path file = permits(permit("示许〔2026〕1号", "1", "准予"));
        assertLine(7, OTHER + ".jwk is revoked on the chain", run("permits", file, "--as", OTHER.text()));
        assertEquals(0, run("permits", file, "--as", PUBLISHER.text()).code());
    }

    @Test
    void without_any_active_key_nothing_is_imported() throws IOException {
        revoke(TestGenesis.PUBLISHER);
        revoke(TestGenesis.OTHER_PUBLISHER);
        CommandRun run = run("permits", permits(permit("示许〔2026〕1号", "1", "准予")));
        assertLine(7, PUBLISHER + ".jwk is revoked on the chain", run);
        assertEquals(1, run.err().lines().count());
        assertEquals(0, server.lines().size());
    }

    private void revoke(TestKey key) {
        server.revoke(key.id());
    }
}
