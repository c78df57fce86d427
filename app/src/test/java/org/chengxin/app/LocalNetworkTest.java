package org.chengxin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.chengxin.app.network.NetworkFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalNetworkTest {

    @Test
    void a_network_on_one_machine_is_stated_and_begins_at_one_moment(@TempDir Path scratch) throws IOException {
        long now = System.currentTimeMillis() - 1;
        Path folder = LocalNetwork.create(scratch.resolve("net"), 2, 0, now).folder();
        NetworkFile network = NetworkCommand.network(folder.resolve("network.json"));
        assertEquals(now, network.genesis().time());
        assertEquals(
                Collections.nCopies(network.statements().size(), Optional.of(now)),
                network.statements().stream()
                        .map(signed -> signed.statement().statedAt())
                        .toList());
    }
}
