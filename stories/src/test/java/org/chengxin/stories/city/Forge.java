package org.chengxin.stories.city;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.chengxin.encoding.Base64Url;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.Transaction;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.KeyFile;
import org.chengxin.sdk.Passphrase;
import org.chengxin.sdk.SigningKey;

/** Makes transactions with the key of one authority, right ones and wrong ones. */
final class Forge {

    private static final Codec<Payload> PAYLOAD = Codec.of(Payload.class);
    private static final Duration VALID_FOR = Duration.ofHours(1);

    private final SigningKey key;
    private final String chain;
    private final AtomicLong sequence;

    /**
     * Signs with a key.
     *
     * @param top the highest sequence that the chain has seen of the key
     */
    Forge(SigningKey key, String chain, long top) {
        this.key = key;
        this.chain = chain;
        this.sequence = new AtomicLong(top);
    }

    /** With the key of an authority in a city's data directory. */
    static Forge of(StoryCity city, ExampleCity.Authority authority) throws InterruptedException {
        Path file = city.data().resolve("keys").resolve(authority.uscc().text() + ".jwk");
        SigningKey key = KeyFile.read(file, Passphrase.NONE);
        return new Forge(key, city.client().chain(), city.client().windowTop(key.id()));
    }

    SigningKey key() {
        return key;
    }

    /** A right transaction under the next sequence. */
    byte[] sign(Transaction transaction) {
        return sign(payload(transaction));
    }

    /** What a right transaction says, under the next sequence. */
    Payload payload(Transaction transaction) {
        return new Payload(
                chain, System.currentTimeMillis() + VALID_FOR.toMillis(), sequence.incrementAndGet(), transaction);
    }

    /** A payload in a right envelope. */
    byte[] sign(Payload payload) {
        return signBytes(PAYLOAD.encode(payload));
    }

    /** The text of a payload. */
    String text(Transaction transaction) {
        return new String(PAYLOAD.encode(payload(transaction)), StandardCharsets.UTF_8);
    }

    /** Any text in a right envelope. */
    byte[] signText(String payload) {
        return signBytes(payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Any bytes in a right envelope. */
    byte[] signBytes(byte[] payload) {
        return sign(header(key.jwk().algorithm().header()), payload);
    }

    /** A right header but for its algorithm. */
    String header(String algorithm) {
        return "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + key.id().text() + "\",\"typ\":\"chengxin+jws\"}";
    }

    /** The report of an import, or what is said to be one. */
    byte[] signReport(String report) {
        String header = header(key.jwk().algorithm().header()).replace("chengxin+jws", "chengxin-report+jws");
        return sign(header, report.getBytes(StandardCharsets.UTF_8));
    }

    /** Any payload under any header, with a signature that fits. */
    byte[] sign(String header, byte[] payload) {
        String input = Base64Url.encode(header.getBytes(StandardCharsets.UTF_8)) + "." + Base64Url.encode(payload);
        byte[] bytes = input.getBytes(StandardCharsets.US_ASCII);
        return (input + "." + Base64Url.encode(key.sign(bytes))).getBytes(StandardCharsets.US_ASCII);
    }
}
