package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.identity.AddKey;
import org.chengxin.ledger.identity.RevokeKey;
import org.chengxin.sdk.KeyFile;
import org.chengxin.sdk.Members;
import org.chengxin.sdk.Passphrase;
import org.chengxin.sdk.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose operator's key is good no more cannot end displays, and says so wherever an operator looks. */
class OperatorKeyStoryTest {

    private static final String CODE = "ND-015";

    @Test
    void a_node_whose_operator_key_is_revoked_says_so(@TempDir Path scratch) throws IOException, InterruptedException {
        try (StoryCity city = StoryCity.start(scratch)) {
            assertEquals(List.of(), warnings(city));
            assertTrue(text(city, "metrics").contains("chengxin_warning{code=\"ND-015\"} 0"));
            SigningKey key = KeyFile.read(city.data().resolve("keys").resolve("operator.jwk"), Passphrase.NONE);
            Forge operator = new Forge(key, city.client().chain(), city.client().windowTop(key.id()));
            SigningKey successor = SigningKey.generate(key.id().organisation(), Algorithm.EDDSA);
            commit(city, operator.sign(new AddKey(successor.jwk())));
            commit(city, operator.sign(new RevokeKey(Optional.empty(), key.jwk().thumbprint(), Optional.empty())));

            StoryCity.await("the node warns", () -> !warnings(city).isEmpty());
            assertEquals(List.of(CODE), warnings(city));
            assertTrue(text(city, "readyz").contains(CODE));
            assertTrue(text(city, "metrics").contains("chengxin_warning{code=\"ND-015\"} 1"));
            assertTrue(city.run("status").output().contains("warning " + CODE));
        }
    }

    private static List<String> warnings(StoryCity city) {
        try {
            return city.client().get("status").objects("warnings").stream()
                    .map((Members warning) -> warning.text("code"))
                    .toList();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void commit(StoryCity city, byte[] jws) throws IOException, InterruptedException {
        assertEquals(200, city.post("transactions", "application/jose", jws).statusCode());
    }

    private static String text(StoryCity city, String path) throws IOException, InterruptedException {
        return new String(city.get(path).body(), StandardCharsets.UTF_8);
    }
}
