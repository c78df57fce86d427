package org.chengxin.consensus.cometbft;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.interfaces.EdECPrivateKey;
import java.util.List;
import org.chengxin.consensus.cometbft.process.CometBftHome;
import org.chengxin.consensus.cometbft.process.CometBftProgram;
import org.chengxin.consensus.cometbft.process.Condition;
import org.chengxin.consensus.cometbft.process.DiskReserve;
import org.chengxin.consensus.cometbft.process.Ed25519Secret;
import org.chengxin.consensus.cometbft.process.HomeSettings;
import org.chengxin.consensus.cometbft.process.PeerAddress;
import org.chengxin.consensus.cometbft.process.ProcessException;
import org.chengxin.consensus.cometbft.process.Supervisor;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.merkle.cometbft.GenesisDocument;

/** A CometBFT of one validator in a folder of the test, kept running while this is open. */
final class RealCometBft implements AutoCloseable {

    private static final TestKey NODE = InsecureTestKeys.ed25519(TestGenesis.OPERATOR.organisation(), "node");

    private final CometBftHome home;
    private final Supervisor supervisor;
    private final CometBftEndpoints endpoints;

    private RealCometBft(CometBftHome home, HomeSettings settings, CometBftProgram program) {
        this.home = home;
        home.write(settings);
        endpoints = CometBftEndpoints.of(settings.application(), settings.rpc());
        Path log = home.path().resolve("cometbft.log");
        supervisor = Supervisor.start(program, home, settings, log, DiskReserve.of(home.path(), 0));
    }

    /** Starts it, or starts it again, on ports that were free a moment ago. */
    static RealCometBft start(Path folder, GenesisDocument genesis, TestKey validator) {
        return start(folder, genesis, validator, NODE, free(), List.of());
    }

    /** The same for one of several validators, whose node key and address the others know. */
    static RealCometBft start(
            Path folder,
            GenesisDocument genesis,
            TestKey validator,
            TestKey node,
            InetSocketAddress listen,
            List<PeerAddress> peers) {
        var home = new CometBftHome(folder);
        var settings = new HomeSettings(
                "validator",
                Bytes.owned(genesis.write()),
                secret(validator),
                secret(node),
                home.socket(),
                free(),
                listen,
                peers,
                HomeSettings.PROPOSE_MILLIS);
        return new RealCometBft(home, settings, program());
    }

    private static Ed25519Secret secret(TestKey key) {
        byte[] seed = ((EdECPrivateKey) key.secret()).getBytes().orElseThrow();
        return new Ed25519Secret(Bytes.owned(seed), key.jwk().x());
    }

    /** Where Go is missing the test is skipped; when {@code CI} is set that is a failure. */
    private static CometBftProgram program() {
        try {
            return CometBftProgram.installed(
                    Path.of("target/peers").toAbsolutePath(), System.getenv(), System.out::println);
        } catch (ProcessException missing) {
            String message = missing + ": the checks against CometBFT are skipped";
            System.out.println(message);
            if (System.getenv("CI") != null) fail(message, missing);
            return abort(message);
        }
    }

    /** An address of this machine that nobody listened at a moment ago. */
    static InetSocketAddress free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** Where it and the node meet. */
    CometBftEndpoints endpoints() {
        return endpoints;
    }

    /** How it is. */
    Condition condition() {
        return supervisor.condition();
    }

    /** Ends it at once, as {@code kill -9} does, if it runs; it is started again by itself. */
    boolean kill() {
        return home.mark().find().map(ProcessHandle::destroyForcibly).orElse(false);
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
