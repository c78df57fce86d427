package org.chengxin.ledger.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.chengxin.encoding.Base64Url;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.Block;
import org.chengxin.ledger.BlockOutcome;
import org.chengxin.ledger.Change;
import org.chengxin.ledger.Checked;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Ledger;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.StateReader;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.View;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.identity.KeyKey;

/**
 * A small invented city whose state is a map in memory. It signs with {@link InsecureTestKeys}, makes blocks of what it is
 * given, and lets time pass only when told.
 *
 * <p>Who is there is in {@link TestGenesis}.
 */
public final class TestCity {

    /** How long what {@link #sign} makes is good for, in milliseconds. */
    public static final long EXPIRES_AFTER_MILLIS = 60L * 60 * 1000;

    private static final Codec<Payload> PAYLOAD = Codec.of(Payload.class);

    private final Genesis genesis;
    private final TreeMap<String, byte[]> state;
    private final TreeMap<KeyId, Long> sequences = new TreeMap<>();
    private long height;
    private long time;

    private TestCity(Genesis genesis) {
        this.genesis = genesis;
        this.state = new TreeMap<>(Ledger.genesis(genesis));
        this.time = genesis.time();
    }

    /** The city of {@link TestGenesis#GENESIS}. */
    public static TestCity found() {
        return new TestCity(TestGenesis.GENESIS);
    }

    /** The city of {@link TestGenesis#GENESIS} with something changed. */
    public static TestCity found(UnaryOperator<Genesis> change) {
        return new TestCity(change.apply(TestGenesis.GENESIS));
    }

    /** How it began. */
    public Genesis genesis() {
        return genesis;
    }

    /** Id of its chain. */
    public String chain() {
        return genesis.chain();
    }

    /** Height of the last block, 0 before the first. */
    public long height() {
        return height;
    }

    /** Time of the last block, or of the genesis, plus what has passed since. */
    public long time() {
        return time;
    }

    /** The state now: path and canonical bytes. */
    public SortedMap<String, byte[]> state() {
        return Collections.unmodifiableSortedMap(state);
    }

    /** The state now, for the ledger to read from. */
    public StateReader reader() {
        return path -> Optional.ofNullable(state.get(path));
    }

    /** The state now, decoded. */
    public View view() {
        return View.of(reader());
    }

    /** The value at a path as text, for comparing with what it should be. */
    public Optional<String> text(String path) {
        return reader().get(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Lets time pass. */
    public TestCity pass(long millis) {
        time += millis;
        return this;
    }

    /** The next block, as rules see it. Blocks are 1 millisecond apart unless time is told to pass. */
    public Block next() {
        return new Block(height + 1, time + 1, Ledger.rules(view()));
    }

    /** A transaction with the key's next sequence. */
    public byte[] sign(TestKey key, Transaction transaction) {
        return sign(key, transaction, sequences.merge(key.id(), 1L, Long::sum));
    }

    /** A transaction with a sequence of the caller's choice. */
    public byte[] sign(TestKey key, Transaction transaction, long sequence) {
        return sign(key, new Payload(chain(), time + EXPIRES_AFTER_MILLIS, sequence, transaction));
    }

    /** Any payload, signed. */
    public static byte[] sign(TestKey key, Payload payload) {
        return sign(key, key.header(SignedTransaction.TYP), PAYLOAD.encode(payload));
    }

    /** Any header and any payload, signed. */
    public static byte[] sign(TestKey key, String header, byte[] payload) {
        String input = Base64Url.encode(header.getBytes(StandardCharsets.UTF_8)) + '.' + Base64Url.encode(payload);
        byte[] signature = key.sign(input.getBytes(StandardCharsets.US_ASCII));
        return (input + '.' + Base64Url.encode(signature)).getBytes(StandardCharsets.US_ASCII);
    }

    /** Signs a transaction, makes a block of it alone, and says what came of it. */
    public TransactionResult submit(TestKey key, Transaction transaction) {
        return submit(sign(key, transaction));
    }

    /** Makes a block of one transaction and says what came of it. */
    public TransactionResult submit(byte[] jws) {
        return execute(List.of(jws)).results().getFirst();
    }

    /** Makes a block of transactions. Signatures are checked with the JDK, against the state before the block. */
    public BlockOutcome execute(List<byte[]> transactions) {
        var checked = new ArrayList<Checked>();
        for (var jws : transactions) checked.add(check(jws));
        return executeChecked(checked);
    }

    /** Makes a block of transactions whose signatures somebody else has checked. */
    public BlockOutcome executeChecked(List<Checked> transactions) {
        Block block = next();
        BlockOutcome outcome = Ledger.execute(reader(), block, transactions);
        height = block.height();
        time = block.time();
        Change.byPath(outcome.changes()).forEach((path, value) -> {
            if (value.isPresent()) state.put(path, value.get());
            else state.remove(path);
        });
        return outcome;
    }

    /** What a node does with the bytes of a transaction before a block is applied. */
    public Checked check(byte[] jws) {
        try {
            var transaction = SignedTransaction.parse(Arrays.copyOf(jws, jws.length));
            boolean fits = view().find(new KeyKey(transaction.key()))
                    .filter(key -> JdkSignatures.fits(
                            key.jwk(),
                            transaction.signingInput(),
                            transaction.signature().toArray()))
                    .isPresent();
            return new Checked.Read(transaction, fits);
        } catch (InadmissibleException inadmissible) {
            return new Checked.Malformed(inadmissible.reason());
        }
    }
}
