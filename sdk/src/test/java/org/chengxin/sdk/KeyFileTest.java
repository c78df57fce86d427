package org.chengxin.sdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.encoding.Json;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Uscc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    private static final Uscc COMPANY = ExampleCity.company(7);
    private static final Passphrase RIGHT = file -> Optional.of("示例 passphrase".toCharArray());

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_key_of_each_algorithm_comes_back_from_its_file_and_signs() {
        for (Algorithm algorithm : Algorithm.values()) {
            SigningKey key = SigningKey.generate(COMPANY, algorithm);
            Path file = folder.resolve(algorithm + ".jwk");
            KeyFile.create(file, key, Optional.empty());
            SigningKey back = KeyFile.read(file, Passphrase.NONE);
            assertEquals(key.id(), back.id());
            assertEquals(key.jwk(), back.jwk());
            assertEquals(64, back.sign(new byte[] {1, 2, 3}).length);
        }
    }

    @Test
    void an_encrypted_key_opens_with_its_passphrase_only() throws IOException {
        SigningKey key = SigningKey.generate(COMPANY, Algorithm.EDDSA);
        Path file = folder.resolve("encrypted.jwk");
        KeyFile.create(file, key, RIGHT.of(file));
        assertEquals(key.id(), KeyFile.read(file, RIGHT).id());
        assertReason(SdkReason.PASSPHRASE_MUST_FIT, file, any -> Optional.of("another".toCharArray()));
        assertReason(SdkReason.PASSPHRASE_MUST_BE_GIVEN, file, Passphrase.NONE);
        String text = Files.readString(file);
        assertEquals(5, text.split("\\.", -1).length);
        assertFalse(text.contains(key.secret().toBase64Url()));
    }

    @Test
    void only_the_owner_may_read_a_key_file() throws IOException {
        Path file = write("keys/one.jwk");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertReason(SdkReason.KEY_FILE_MUST_BE_PRIVATE, file, Passphrase.NONE);
    }

    @Test
    void a_key_file_is_never_written_over() throws IOException {
        Path file = write("one.jwk");
        byte[] before = Files.readAllBytes(file);
        SigningKey other = SigningKey.generate(COMPANY, Algorithm.EDDSA);
        var refused = assertThrows(SdkException.class, () -> KeyFile.create(file, other, Optional.empty()));
        assertEquals(SdkReason.FILE_MUST_BE_NEW, refused.reason());
        assertArrayEquals(before, Files.readAllBytes(file));
        try (var left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void a_missing_file_is_named() {
        Path file = folder.resolve("missing.jwk");
        var missing = assertThrows(SdkException.class, () -> KeyFile.read(file, Passphrase.NONE));
        assertEquals("SDK-001 " + file + ": The key file must exist and be readable.", missing.getMessage());
    }

    @Test
    void what_is_no_key_is_refused_without_saying_what_it_holds() throws IOException {
        for (String content :
                new String[] {"", "{}", "{\"kty\":\"OKP\"}", "secret words", "a.b.c.d.e", "[1]", "{\"d\":1}"}) {
            Path file = Files.createTempFile(folder, "no-key", ".jwk");
            Files.writeString(file, content);
            var refused = assertThrows(SdkException.class, () -> KeyFile.read(file, Passphrase.NONE));
            assertEquals(SdkReason.KEY_FILE_MUST_HOLD_A_KEY, refused.reason(), content);
            assertFalse(String.valueOf(refused.getMessage()).contains("secret"));
        }
    }

    @Test
    void the_halves_and_the_kid_of_a_file_belong_together() throws IOException {
        SigningKey one = SigningKey.generate(COMPANY, Algorithm.EDDSA);
        SigningKey other = SigningKey.generate(COMPANY, Algorithm.EDDSA);
        Path file = folder.resolve("one.jwk");
        KeyFile.create(file, one, Optional.empty());
        assertChanged(file, "d", other.secret().toBase64Url());
        assertChanged(file, "x", other.jwk().x().toBase64Url());
        assertChanged(file, "kid", other.id().text());
    }

    @Test
    void a_key_says_its_id_and_never_its_secret_when_printed() {
        SigningKey key = SigningKey.generate(COMPANY, Algorithm.EDDSA);
        assertEquals(COMPANY + "#" + key.jwk().thumbprint(), key.toString());
    }

    private void assertChanged(Path original, String member, String value) throws IOException {
        SortedMap<String, Object> members = new TreeMap<>();
        ((SortedMap<?, ?>) Json.read(Files.readAllBytes(original)))
                .forEach((name, it) -> members.put((String) name, it));
        assertTrue(members.containsKey(member));
        members.put(member, value);
        Path file = Files.createTempFile(folder, "changed", ".jwk");
        Files.write(file, Json.write(members));
        assertReason(SdkReason.KEY_FILE_MUST_HOLD_A_KEY, file, Passphrase.NONE);
    }

    private Path write(String name) {
        Path file = folder.resolve(name);
        KeyFile.create(file, SigningKey.generate(COMPANY, Algorithm.EDDSA), Optional.empty());
        return file;
    }

    private static void assertReason(SdkReason reason, Path file, Passphrase passphrase) {
        var refused = assertThrows(SdkException.class, () -> KeyFile.read(file, passphrase));
        assertEquals(reason, refused.reason());
    }
}
