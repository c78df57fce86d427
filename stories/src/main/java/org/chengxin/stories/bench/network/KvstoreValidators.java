package org.chengxin.stories.bench.network;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.chengxin.consensus.cometbft.process.CometBftHome;
import org.chengxin.consensus.cometbft.process.CometBftProgram;
import org.chengxin.consensus.cometbft.process.DiskReserve;
import org.chengxin.consensus.cometbft.process.Ed25519Secret;
import org.chengxin.consensus.cometbft.process.HomeSettings;
import org.chengxin.consensus.cometbft.process.PeerAddress;
import org.chengxin.consensus.cometbft.process.Supervisor;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Uscc;
import org.chengxin.merkle.cometbft.ConsensusParams;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.SigningKey;
import org.chengxin.stories.process.CityProcess;
import org.jspecify.annotations.Nullable;

/**
 * Validators whose application is CometBFT's example kvstore, in memory and behind a socket. The engine is the same
 * program as ours, with a configuration that the same code wrote, watched over in the same way.
 */
final class KvstoreValidators implements Validators {

    private static final long READY_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int POWER = 10;

    private final Path application;
    private final CometBftProgram engine;
    private final List<Node> nodes = new ArrayList<>();

    private static final class Node {

        private final Path folder;
        private final SigningKey validator;
        private final SigningKey peer;
        private final InetSocketAddress rpc = free();
        private final InetSocketAddress listen = free();
        private final CometBftHome home;
        private @Nullable HomeSettings settings;
        private @Nullable Process process;
        private @Nullable Supervisor supervisor;

        Node(Path folder, Uscc owner) {
            this.folder = folder;
            this.home = new CometBftHome(folder.resolve("cometbft"));
            this.validator = SigningKey.generate(owner, Algorithm.EDDSA);
            this.peer = SigningKey.generate(owner, Algorithm.EDDSA);
        }

        private static InetSocketAddress free() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), CityProcess.freePort());
        }
    }

    private KvstoreValidators(Path application, CometBftProgram engine) {
        this.application = application;
        this.engine = engine;
    }

    /** Makes a network below a folder, starts it and waits until its nodes are connected. */
    static KvstoreValidators start(Path folder, int size, Path application, CometBftProgram engine)
            throws InterruptedException {
        var network = new KvstoreValidators(application, engine);
        try {
            for (int i = 0; i < size; i++)
                network.nodes.add(new Node(
                        folder.resolve("node" + i),
                        ExampleCity.authorities().get(i).uscc()));
            Bytes genesis = Bytes.owned(network.genesis().write());
            for (int i = 0; i < size; i++) {
                Node node = network.nodes.get(i);
                Files.createDirectories(node.folder);
                HomeSettings settings = network.settings(node, genesis);
                node.settings = settings;
                node.home.write(settings);
                network.start(i);
            }
            for (Node node : network.nodes) awaitReady(node, size - 1);
            return network;
        } catch (IOException unwritable) {
            network.close();
            throw new UncheckedIOException(unwritable);
        } catch (RuntimeException | InterruptedException failed) {
            network.close();
            throw failed;
        }
    }

    private GenesisDocument genesis() {
        return new GenesisDocument(
                Timestamp.ofMillis(System.currentTimeMillis()),
                Registrars.CHAIN,
                1,
                ConsensusParams.DEFAULT,
                nodes.stream()
                        .map(node -> new GenesisDocument.NamedValidator(
                                "", new Validator(node.validator.jwk().x(), POWER)))
                        .toList(),
                Bytes.of(new byte[0]),
                Optional.empty());
    }

    private HomeSettings settings(Node node, Bytes genesis) {
        List<PeerAddress> peers = nodes.stream()
                .filter(other -> other != node)
                .map(other ->
                        PeerAddress.of(PeerAddress.nodeId(other.peer.jwk().x()), "127.0.0.1:" + other.listen.getPort()))
                .toList();
        return new HomeSettings(
                "kvstore",
                genesis,
                secret(node.validator),
                secret(node.peer),
                node.home.socket(),
                node.rpc,
                node.listen,
                peers,
                HomeSettings.PROPOSE_MILLIS);
    }

    private static Ed25519Secret secret(SigningKey key) {
        return new Ed25519Secret(key.exposedSecret(), key.jwk().x());
    }

    private static void awaitReady(Node node, int peers) throws InterruptedException {
        long deadline = System.nanoTime() + READY_NANOS;
        URI rpc = rpc(node);
        try (var client = new EngineRpc()) {
            while (client.height(rpc).filter(height -> height > 0).isEmpty() || client.peers(rpc) < peers) {
                if (System.nanoTime() > deadline)
                    throw Validators.failed("kvstore's network did not come to run in " + node.folder);
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
        }
    }

    private static URI rpc(Node node) {
        return URI.create("http://127.0.0.1:" + node.rpc.getPort());
    }

    @Override
    public String name() {
        return "kvstore";
    }

    @Override
    public List<URI> rpcs() {
        return nodes.stream().map(KvstoreValidators::rpc).toList();
    }

    @Override
    public List<ProcessHandle> processes(int node) {
        Process process = nodes.get(node).process;
        return Stream.concat(
                        process == null ? Stream.of() : Stream.of(process.toHandle()),
                        nodes.get(node).home.mark().find().stream())
                .toList();
    }

    @Override
    public Path folder(int node) {
        return nodes.get(node).folder;
    }

    @Override
    public void kill(int node) throws InterruptedException {
        Node one = nodes.get(node);
        if (one.supervisor != null) one.supervisor.close();
        if (one.process != null) one.process.destroyForcibly().waitFor();
    }

    /** What one that was killed left of its socket would keep the next from listening. */
    @Override
    public void start(int number) {
        Node node = nodes.get(number);
        HomeSettings settings = node.settings;
        if (settings == null) throw new IllegalStateException("a node is written before it is started");
        try {
            Files.deleteIfExists(settings.application());
            node.process = new ProcessBuilder(application.toString(), "unix://" + settings.application())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(node.folder.resolve("kvstore.log").toFile())
                    .start();
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
        node.supervisor = Supervisor.start(
                engine, node.home, settings, node.folder.resolve("cometbft.log"), DiskReserve.of(node.folder, 0));
    }

    @Override
    public void forget(int node) throws IOException {
        Validators.delete(folder(node).resolve("cometbft/data"), "priv_validator_state.json");
    }

    /** How many pairs a node has. */
    @Override
    public long effects(int node) throws InterruptedException {
        try (var client = new EngineRpc()) {
            String size = client.application(rpc(nodes.get(node))).replaceAll("[^0-9]", "");
            return size.isEmpty() ? 0 : Long.parseLong(size);
        }
    }

    @Override
    public void close() {
        for (Node node : nodes) {
            if (node.supervisor != null) node.supervisor.close();
            if (node.process != null) node.process.destroyForcibly();
        }
    }
}
