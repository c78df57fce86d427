package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.stories.peers.PeerProgram;
import org.chengxin.stories.peers.Relay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The light client of tendermint-rs follows a node, and does not believe whoever stands in between and changes a byte. */
@Tag("peers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LightClientPeersTest {

    private static final int COMPANIES = 4;

    private PeerProgram rust;
    private StoryCity city;
    private String trusted = "";

    @BeforeAll
    void a_city_makes_some_blocks(@TempDir Path folder) throws IOException, InterruptedException {
        rust = PeerProgram.lightInRust();
        city = StoryCity.start(folder);
        Forge registrar = Forge.of(city, ExampleCity.MARKET_REGULATOR);
        for (int number = 1; number <= COMPANIES; number++) {
            var company = new RegisterOrganisation(
                    ExampleCity.company(number), "示例" + number + "号有限公司", LocalDate.of(2020, 1, 3), Optional.empty());
            assertEquals(
                    200,
                    city.post("transactions", "application/jose", registrar.sign(company))
                            .statusCode());
        }
        trusted = city.client().get("blocks/1").text("hash");
    }

    @AfterAll
    void the_city_ends() {
        if (city != null) city.close();
    }

    @Test
    void it_follows_the_embedded_engine() throws IOException, InterruptedException {
        rust.check("follows", rpc(URI.create("http://127.0.0.1:" + city.port())), "1", trusted, "2", "4");
    }

    /** What stands before the changed character: a hash, a time, a vote's time, a signature, a power, a key. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"app_hash\":\"",
                "\"next_validators_hash\":\"",
                "\"time\":\"202",
                "\"timestamp\":\"202",
                "\"signature\":\"",
                "\"voting_power\":\"",
                "\"value\":\""
            })
    void it_refuses_a_node_whose_answers_are_changed_on_the_way(String before)
            throws IOException, InterruptedException {
        URI node = URI.create("http://127.0.0.1:" + city.port());
        try (Relay relay = Relay.to(node)) {
            relay.lieAfter(before);
            rust.check("refuses", rpc(node), "1", trusted, rpc(relay.address()), "4");
        }
    }

    private static String rpc(URI address) {
        return address + "/cometbft";
    }
}
