package org.chengxin.stories.peers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.chengxin.encoding.Base64Url;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.Json;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.credit.HoldRecord;
import org.chengxin.ledger.credit.Level;
import org.chengxin.ledger.credit.PublishPenalty;
import org.chengxin.ledger.credit.StandardCatalogue;
import org.chengxin.ledger.identity.AddKey;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.KeyFile;
import org.chengxin.sdk.SigningKey;
import org.chengxin.sdk.TransactionSigner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transactions, thumbprints, canonical JSON and key files, judged by jose and canonicalize on Node.js. */
@Tag("peers")
class JosePeersTest {

    private static final long SEED = 20261124;
    private static final int KEYS = 20;
    private static final int VALUES = 2_000;
    private static final String TEXTS = "aé€\u4e2d\ud83d\ude00\"\\/\b\f\n\r\t\u0001\u001f\u007f\u2028\ufeffZz09 :,{}[]";

    private final Random random = new Random(SEED);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void jose_verifies_our_transactions_and_refuses_them_with_a_changed_byte() throws Exception {
        PeerProgram node = PeerProgram.inNode();
        Path file = PeerProgram.directory().resolve("transactions.txt");
        try (PrintWriter out = writer(file)) {
            for (int i = 0; i < KEYS; i++)
                for (Algorithm algorithm : List.of(Algorithm.EDDSA, Algorithm.ES256)) {
                    SigningKey key = SigningKey.generate(ExampleCity.MARKET_REGULATOR.uscc(), algorithm);
                    SigningKey other = SigningKey.generate(ExampleCity.MARKET_REGULATOR.uscc(), algorithm);
                    for (Transaction transaction : transactions(key))
                        transaction(out, key, other, new Payload("shili-1", 1_795_000_000_000L, 1 + i, transaction));
                }
        }
        node.check(file.toString());
    }

    @Test
    void thumbprints_of_all_kinds_of_key_are_those_of_rfc_7638() throws Exception {
        PeerProgram node = PeerProgram.inNode();
        Path file = PeerProgram.directory().resolve("thumbprints.txt");
        try (PrintWriter out = writer(file)) {
            for (int i = 0; i < KEYS; i++)
                for (Algorithm algorithm : Algorithm.values()) {
                    Jwk jwk = SigningKey.generate(ExampleCity.company(1), algorithm)
                            .jwk();
                    out.println("THUMBPRINT " + Base64Url.encode(json(jwk)) + ' ' + jwk.thumbprint());
                }
        }
        node.check(file.toString());
    }

    @Test
    void canonical_json_is_that_of_the_reference_implementation() throws Exception {
        PeerProgram node = PeerProgram.inNode();
        Path file = PeerProgram.directory().resolve("canonical.txt");
        try (PrintWriter out = writer(file)) {
            for (int i = 0; i < VALUES; i++) {
                byte[] canonical = Json.write(object(3));
                out.println("CANONICAL 1 " + Base64Url.encode(canonical));
                String spaced = ' ' + new String(canonical, StandardCharsets.UTF_8);
                out.println("CANONICAL 0 " + Base64Url.encode(spaced.getBytes(StandardCharsets.UTF_8)));
            }
            out.println("CANONICAL 0 " + Base64Url.encode("{\"b\":1,\"a\":2}".getBytes(StandardCharsets.UTF_8)));
        }
        node.check(file.toString());
    }

    @Test
    void jose_opens_an_encrypted_key_file_with_its_passphrase_only() throws Exception {
        PeerProgram node = PeerProgram.inNode();
        Path file = PeerProgram.directory().resolve("key-files.txt");
        try (PrintWriter out = writer(file)) {
            for (Algorithm algorithm : Algorithm.values()) {
                SigningKey key = SigningKey.generate(ExampleCity.company(1), algorithm);
                Path keyFile = folder.resolve(algorithm + ".jwk");
                String passphrase = "示例 passphrase";
                KeyFile.create(keyFile, key, Optional.of(passphrase.toCharArray()));
                String jwe = Files.readString(keyFile);
                String thumbprint = key.jwk().thumbprint().text();
                out.println("KEYFILE 1 " + base64(passphrase) + ' ' + jwe + ' ' + thumbprint);
                out.println("KEYFILE 0 " + base64(passphrase + '.') + ' ' + jwe + ' ' + thumbprint);
            }
        }
        node.check(file.toString());
    }

    private void transaction(PrintWriter out, SigningKey key, SigningKey other, Payload payload) {
        String jws = new String(new TransactionSigner(key).sign(payload), StandardCharsets.US_ASCII);
        String jwk = Base64Url.encode(json(key.jwk()));
        out.println("TRANSACTION 1 " + jws + ' ' + jwk);
        out.println("TRANSACTION 0 " + changed(jws) + ' ' + jwk);
        out.println("TRANSACTION 0 " + jws + ' ' + Base64Url.encode(json(other.jwk())));
    }

    /** Another character at any place where a character carries six bits, so that some bit is another. */
    private String changed(String jws) {
        while (true) {
            int place = random.nextInt(jws.length());
            boolean lastOfAPart = place == jws.length() - 1 || jws.charAt(place + 1) == '.';
            if (jws.charAt(place) == '.' || lastOfAPart) continue;
            char another = jws.charAt(place) == 'A' ? 'B' : 'A';
            return jws.substring(0, place) + another + jws.substring(place + 1);
        }
    }

    private List<Transaction> transactions(SigningKey key) {
        Bytes hash = Bytes.owned(bytes(32));
        RecordId record = RecordId.of(Bytes.owned(bytes(32)));
        return List.of(
                new RegisterOrganisation(
                        ExampleCity.company(1 + random.nextInt(1_000_000)),
                        "示例\"𠮷\\é有限公司",
                        LocalDate.parse("2001-02-28"),
                        Optional.of("高新")),
                new HoldRecord(record, hash),
                new PublishPenalty(
                        record,
                        ExampleCity.company(2),
                        StandardCatalogue.PENALTY,
                        Level.SERIOUS,
                        ExampleCity.EMERGENCY.uscc(),
                        LocalDate.parse("2026-11-01"),
                        Optional.of(LocalDate.parse("2028-11-01")),
                        hash),
                new AddKey(key.jwk()));
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new TreeMap<>();
        for (int i = random.nextInt(6); i > 0; i--) members.put(text(), value(depth - 1));
        return members;
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> text();
            case 1 -> random.nextBoolean();
            case 2 -> integer();
            case 3 -> object(depth);
            default -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) list.add(value(depth - 1));
                yield list;
            }
        };
    }

    private Object integer() {
        long largest = (1L << 53) - 1;
        return switch (random.nextInt(4)) {
            case 0 -> largest;
            case 1 -> -largest;
            case 2 -> 0L;
            default -> random.nextLong(-largest, largest);
        };
    }

    private String text() {
        int[] points = TEXTS.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) text.appendCodePoint(points[random.nextInt(points.length)]);
        return text.toString();
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] json(Jwk jwk) {
        return Codec.of(Jwk.class).encode(jwk);
    }

    private static String base64(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PrintWriter writer(Path file) throws IOException {
        return new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.US_ASCII));
    }
}
