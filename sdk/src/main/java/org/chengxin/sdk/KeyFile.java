package org.chengxin.sdk;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.PasswordBasedDecrypter;
import com.nimbusds.jose.crypto.PasswordBasedEncrypter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Json;
import org.chengxin.encoding.MalformedException;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.KeyId;

/**
 * A private key in a file of mode 0600: a JWK (RFC 7517) with {@code crv}, {@code d}, {@code kid}, {@code kty},
 * {@code x} and, for EC, {@code y}, where {@code kid} is the key id that transactions name; or that JWK encrypted under a
 * passphrase as a compact JWE (RFC 7517, section 7) with {@code PBES2-HS512+A256KW} and {@code A256GCM}.
 */
public final class KeyFile {

    /** Rounds of PBKDF2 when writing; OWASP's advice of 2023 for HMAC-SHA-512. */
    private static final int ROUNDS = 210_000;

    private static final int SALT_BYTES = 16;

    /** Bytes of UTF-8 that one {@code char} takes at most. */
    private static final int MAX_UTF8_BYTES = 3;

    private KeyFile() {}

    /**
     * Writes a key to a new file.
     *
     * @param passphrase encrypts the file where given
     * @throws SdkException when the file exists already or cannot be written
     */
    public static void create(Path file, SigningKey key, Optional<char[]> passphrase) {
        byte[] jwk = Json.write(members(key));
        byte[] content = passphrase.isPresent() ? encrypt(jwk, passphrase.get()) : jwk;
        PrivateFiles.create(file, content);
        Arrays.fill(jwk, (byte) 0);
    }

    /**
     * Reads a key.
     *
     * @throws SdkException when the file is missing, open to others, no key, or the passphrase does not open it
     */
    public static SigningKey read(Path file, Passphrase passphrase) {
        byte[] content = PrivateFiles.read(file);
        boolean plain = content.length > 0 && content[0] == '{';
        byte[] jwk = plain ? content : decrypt(file, content, passphrase);
        try {
            return parse(jwk);
        } catch (IllegalArgumentException | MalformedException noKey) {
            throw new SdkException(SdkReason.KEY_FILE_MUST_HOLD_A_KEY, file.toString());
        } finally {
            Arrays.fill(jwk, (byte) 0);
        }
    }

    private static SortedMap<String, Object> members(SigningKey key) {
        SortedMap<String, Object> members = new TreeMap<>();
        members.put("crv", key.jwk().crv());
        members.put("d", key.secret().toBase64Url());
        members.put("kid", key.id().text());
        members.put("kty", key.jwk().kty());
        members.put("x", key.jwk().x().toBase64Url());
        key.jwk().y().ifPresent(y -> members.put("y", y.toBase64Url()));
        return members;
    }

    private static SigningKey parse(byte[] json) {
        if (!(Json.read(json) instanceof SortedMap<?, ?> members)) throw new IllegalArgumentException("not an object");
        Optional<Bytes> y = members.containsKey("y") ? Optional.of(bytes(members, "y")) : Optional.empty();
        var jwk = new Jwk(text(members, "crv"), text(members, "kty"), bytes(members, "x"), y);
        KeyId id = new KeyId(text(members, "kid"));
        SigningKey key = SigningKey.of(id.organisation(), jwk, bytes(members, "d"));
        if (!key.id().equals(id)) throw new IllegalArgumentException("kid belongs to another key");
        return key;
    }

    private static Bytes bytes(SortedMap<?, ?> members, String name) {
        return Bytes.ofBase64Url(text(members, name));
    }

    private static String text(SortedMap<?, ?> members, String name) {
        if (members.get(name) instanceof String text) return text;
        throw new IllegalArgumentException(name + " is missing");
    }

    private static byte[] encrypt(byte[] jwk, char[] passphrase) {
        byte[] password = utf8(passphrase);
        try {
            var header = new JWEHeader.Builder(JWEAlgorithm.PBES2_HS512_A256KW, EncryptionMethod.A256GCM)
                    .contentType("jwk+json")
                    .build();
            JWEObject jwe = new JWEObject(header, new Payload(jwk));
            jwe.encrypt(new PasswordBasedEncrypter(password, SALT_BYTES, ROUNDS));
            return jwe.serialize().getBytes(StandardCharsets.US_ASCII);
        } catch (JOSEException broken) {
            throw new IllegalStateException("the JDK does not encrypt", broken);
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    private static byte[] decrypt(Path file, byte[] content, Passphrase passphrase) {
        JWEObject jwe = parseJwe(file, content);
        char[] given = passphrase
                .of(file)
                .orElseThrow(() -> new SdkException(SdkReason.PASSPHRASE_MUST_BE_GIVEN, file.toString()));
        byte[] password = utf8(given);
        try {
            jwe.decrypt(new PasswordBasedDecrypter(password));
            return jwe.getPayload().toBytes();
        } catch (JOSEException doesNotOpen) {
            throw new SdkException(SdkReason.PASSPHRASE_MUST_FIT, file.toString());
        } finally {
            Arrays.fill(password, (byte) 0);
            Arrays.fill(given, '\0');
        }
    }

    private static JWEObject parseJwe(Path file, byte[] content) {
        try {
            JWEObject jwe = JWEObject.parse(new String(content, StandardCharsets.US_ASCII).strip());
            if (PasswordBasedDecrypter.SUPPORTED_ALGORITHMS.contains(
                    jwe.getHeader().getAlgorithm())) return jwe;
        } catch (ParseException noJwe) {
            throw new SdkException(SdkReason.KEY_FILE_MUST_HOLD_A_KEY, file.toString());
        }
        throw new SdkException(SdkReason.KEY_FILE_MUST_HOLD_A_KEY, file.toString());
    }

    private static byte[] utf8(char[] text) {
        byte[] room = new byte[Math.multiplyExact(text.length, MAX_UTF8_BYTES)];
        ByteBuffer written = ByteBuffer.wrap(room);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text), written, true);
        byte[] bytes = Arrays.copyOf(room, written.position());
        Arrays.fill(room, (byte) 0);
        return bytes;
    }
}
