package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.Json;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.StateKey;
import org.chengxin.ledger.Thumbprint;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.KeyIndex;
import org.chengxin.ledger.identity.KeyKey;
import org.chengxin.ledger.identity.KeyState;
import org.chengxin.ledger.identity.KeysKey;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.identity.Window;
import org.chengxin.ledger.identity.WindowKey;
import org.chengxin.merkle.Fact;
import org.chengxin.merkle.ProofVerdict;
import org.chengxin.merkle.ProofVerifier;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.sdk.ExampleCity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whose key it is, what it is good for and what it has signed last is proven like everything else in the state. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyProofStoryTest {

    private static final Uscc REGISTRAR = ExampleCity.MARKET_REGULATOR.uscc();

    private StoryCity city;
    private GenesisDocument genesis;
    private KeyId used;

    @BeforeAll
    void a_key_has_signed(@TempDir Path folder) throws IOException, InterruptedException {
        city = StoryCity.start(folder);
        genesis = GenesisDocument.read(Files.readAllBytes(city.data().resolve("genesis.json")));
        Forge registrar = Forge.of(city, ExampleCity.MARKET_REGULATOR);
        used = registrar.key().id();
        var registration = new RegisterOrganisation(
                ExampleCity.company(21), "示例二十一号有限公司", LocalDate.of(2020, 1, 3), Optional.empty());
        assertEquals(
                200,
                city.post("transactions", "application/jose", registrar.sign(registration))
                        .statusCode());
    }

    @AfterAll
    void the_city_ends() {
        city.close();
    }

    @Test
    void the_keys_of_an_organisation_are_proven() throws InterruptedException {
        KeyIndex proven =
                value(verified("keys/" + REGISTRAR), new KeysKey(REGISTRAR)).orElseThrow();
        assertEquals(
                city.client().get("keys/" + REGISTRAR).texts("keys"),
                proven.keys().stream().map(Thumbprint::text).toList());
    }

    @Test
    void a_key_and_its_highest_sequence_are_proven() throws InterruptedException {
        ProofVerdict.Verified verified = verified("keys/" + used.path());
        KeyState key = value(verified, new KeyKey(used)).orElseThrow();
        assertEquals(used, KeyId.of(REGISTRAR, key.jwk().thumbprint()));
        assertEquals(Optional.of(1L), value(verified, new WindowKey(used)).map(Window::top));
        assertEquals(1, city.client().get("keys/" + used.path()).number("top"));
    }

    @Test
    void a_key_that_has_signed_nothing_is_proven_with_that() throws InterruptedException {
        KeyId unused = Forge.of(city, ExampleCity.EMERGENCY).key().id();
        ProofVerdict.Verified verified = verified("keys/" + unused.path());
        assertTrue(value(verified, new KeyKey(unused)).isPresent());
        assertEquals(Optional.empty(), value(verified, new WindowKey(unused)));
    }

    @Test
    void that_there_is_no_such_organisation_or_key_is_proven() throws IOException, InterruptedException {
        Uscc nobody = ExampleCity.company(99);
        assertEquals("404 API-022", refusal("keys/" + nobody));
        assertEquals(Optional.empty(), value(verified("keys/" + nobody), new KeysKey(nobody)));
        KeyId none = KeyId.of(REGISTRAR, new Thumbprint("A".repeat(43)));
        assertEquals("404 API-026", refusal("keys/" + none.path()));
        assertEquals(Optional.empty(), value(verified("keys/" + none.path()), new KeyKey(none)));
    }

    @Test
    void a_key_that_was_changed_on_the_way_is_no_proof() throws InterruptedException {
        byte[] proof = city.client().proof("keys/" + used.path()).orElseThrow();
        String changed = new String(proof, StandardCharsets.UTF_8).replace("\"activeFrom\":1", "\"activeFrom\":2");
        var refused = assertInstanceOf(
                ProofVerdict.Refused.class, ProofVerifier.verify(changed.getBytes(StandardCharsets.UTF_8), genesis));
        assertEquals("PF-030", refused.reason().code());
    }

    private ProofVerdict.Verified verified(String path) throws InterruptedException {
        byte[] proof = city.client().proof(path).orElseThrow();
        return assertInstanceOf(ProofVerdict.Verified.class, ProofVerifier.verify(proof, genesis));
    }

    private static <V> Optional<V> value(ProofVerdict.Verified verified, StateKey<V> key) {
        Fact fact = verified.fact(key.path()).orElseThrow();
        return fact.value()
                .map(value -> Codec.of(key.type()).decode(value.bytes().shared()));
    }

    private String refusal(String path) throws IOException, InterruptedException {
        var answer = city.get(path + "?proof=true");
        var problem = (Map<?, ?>) Json.read(answer.body());
        return answer.statusCode() + " " + problem.get("code");
    }
}
