package org.chengxin.app;

import static org.chengxin.app.StartReason.GENESIS_MUST_BE_SIGNED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.chengxin.consensus.embedded.Fence;
import org.chengxin.consensus.embedded.StopReason;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.governance.GenesisException;
import org.chengxin.ledger.governance.GenesisFile;
import org.chengxin.ledger.governance.GovernanceReason;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.node.NodeException;
import org.chengxin.node.flow.Node;
import org.chengxin.node.flow.NodeSettings;
import org.chengxin.node.flow.Ports;
import org.chengxin.node.port.Clock;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.Health;
import org.chengxin.node.port.OperatorSigner;
import org.chengxin.sdk.SigningKey;
import org.chengxin.sdk.TransactionSigner;
import org.chengxin.signatures.jca.JcaSignatureVerifier;
import org.chengxin.store.rocksdb.Identity;

/** A node with all that it stands on, taken from a data directory. */
final class RunningNode implements AutoCloseable {

    private static final long CLOSING_SECONDS = 30;

    private final byte[] genesis;
    private final long founded;
    private final Stores stores;
    private final Engine engine;
    private final ExecutorService follower;
    private final Node node;
    private final ContentExchange exchange;
    private final Bytes validator;

    private RunningNode(
            byte[] genesis,
            long founded,
            Stores stores,
            Engine engine,
            ExecutorService follower,
            Node node,
            ContentExchange exchange,
            Bytes validator) {
        this.genesis = genesis;
        this.founded = founded;
        this.stores = stores;
        this.engine = engine;
        this.follower = follower;
        this.node = node;
        this.exchange = exchange;
        this.validator = validator;
    }

    /**
     * Opens everything, and catches up as far as that needs nobody else.
     *
     * @param fence the last block known outside, when the operator vouches for it
     * @throws CannotStart when the data directory does not fit together
     */
    static RunningNode open(DataDirectory data, Keys keys, Settings settings, Optional<Fence> fence) {
        byte[] genesisBytes = read(data);
        JcaSignatureVerifier verifier = JcaSignatureVerifier.fastest();
        GenesisFile genesis = checked(data, genesisBytes, verifier);
        EngineKind kind = EngineKind.of(settings, data);
        SigningKey validator = keys.validator();
        SigningKey operator = keys.operator();
        Stores stores = Stores.open(data, identity(genesis));
        Optional<Engine> engine = Optional.empty();
        Optional<ContentExchange> exchange = Optional.empty();
        ExecutorService follower = one("follower");
        try {
            engine = Optional.of(
                    switch (kind) {
                        case EMBEDDED ->
                            EmbeddedValidator.open(
                                    data, validator, settings, GenesisDocument.read(genesisBytes), fence);
                        case COMETBFT -> CometBftValidator.open(data, keys, settings, Bytes.of(genesisBytes), fence);
                    });
            Node node = Node.open(
                    genesis.genesis().genesis(),
                    genesis.appHash(),
                    new Ports(
                            engine.get().consensus(),
                            stores.state(),
                            stores.contents(),
                            verifier,
                            engine.get().clock(),
                            Optional.of(operatorSigner(operator)),
                            follower),
                    NodeSettings.ordinary());
            exchange = Optional.of(
                    ContentExchange.of(node, data, keys, validator.id().organisation(), settings));
            RunningNode running = new RunningNode(
                    genesisBytes,
                    genesis.genesis().genesis().time(),
                    stores,
                    engine.get(),
                    follower,
                    node,
                    exchange.get(),
                    validator.jwk().x());
            node.start();
            if (running.consensus().health() instanceof Health.Stopped why && !waitsForClock(why))
                throw CannotStart.as(why.code(), why.sentence());
            exchange.get().start();
            return running;
        } catch (NodeException refused) {
            exchange.ifPresent(ContentExchange::close);
            closeAll(engine, follower, stores);
            throw CannotStart.as(refused.reason().code(), String.valueOf(refused.getMessage()));
        } catch (CannotStart refused) {
            exchange.ifPresent(ContentExchange::close);
            closeAll(engine, follower, stores);
            throw refused;
        }
    }

    /** Then the operator may say that the clock is right, and the node goes on. */
    private static boolean waitsForClock(Health.Stopped why) {
        return why.code().equals(StopReason.CLOCK_MUST_BE_CONFIRMED.code());
    }

    static byte[] read(DataDirectory data) {
        try {
            return Files.readAllBytes(data.genesis());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whose data the stores hold. */
    static Identity identity(GenesisFile genesis) {
        return new Identity(genesis.genesis().genesis().chain(), genesis.appHash());
    }

    /**
     * The genesis of a data directory.
     *
     * @throws CannotStart when it is none, or not what its members signed
     */
    static GenesisFile checked(DataDirectory data, byte[] bytes, JcaSignatureVerifier verifier) {
        Optional<GovernanceReason> against;
        try {
            GenesisFile file = GenesisFile.read(bytes);
            against = file.genesis().against(verifier::verify);
            if (against.isEmpty()) return file;
        } catch (GenesisException malformed) {
            against = Optional.of(malformed.reason());
        }
        throw new CannotStart(
                GENESIS_MUST_BE_SIGNED,
                data.genesis() + " is no genesis of a city: " + against.get().code() + " "
                        + against.get().sentence());
    }

    private static ExecutorService one(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).factory());
    }

    private static OperatorSigner operatorSigner(SigningKey key) {
        TransactionSigner signer = new TransactionSigner(key);
        return new OperatorSigner() {
            @Override
            public KeyId key() {
                return signer.key();
            }

            @Override
            public byte[] sign(Payload payload) {
                return signer.sign(payload);
            }
        };
    }

    Bytes genesis() {
        return Bytes.of(genesis);
    }

    /** Time of the genesis, in milliseconds. */
    long founded() {
        return founded;
    }

    /** The Ed25519 key that signs blocks here. */
    Bytes validator() {
        return validator;
    }

    Node node() {
        return node;
    }

    Engine engine() {
        return engine;
    }

    Consensus consensus() {
        return engine.consensus();
    }

    Stores stores() {
        return stores;
    }

    Clock clock() {
        return engine.clock();
    }

    /** Takes nothing more, finishes what is in hand, and closes from the top down. */
    @Override
    public void close() {
        exchange.close();
        node.close();
        closeAll(Optional.of(engine), follower, stores);
    }

    private static void closeAll(Optional<Engine> engine, ExecutorService follower, Stores stores) {
        engine.map(Engine::consensus).ifPresent(Consensus::close);
        finish(follower);
        stores.close();
        engine.ifPresent(Engine::close);
    }

    private static void finish(ExecutorService executor) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) executor.shutdownNow();
        } catch (InterruptedException stopping) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
