package org.chengxin.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.chengxin.app.network.NetworkFile;
import org.chengxin.consensus.cometbft.CometBftConsensus;
import org.chengxin.consensus.cometbft.CometBftEndpoints;
import org.chengxin.consensus.cometbft.CometBftLimits;
import org.chengxin.consensus.cometbft.process.CometBftHome;
import org.chengxin.consensus.cometbft.process.CometBftProgram;
import org.chengxin.consensus.cometbft.process.DiskReserve;
import org.chengxin.consensus.cometbft.process.Ed25519Secret;
import org.chengxin.consensus.cometbft.process.HomeSettings;
import org.chengxin.consensus.cometbft.process.PeerAddress;
import org.chengxin.consensus.cometbft.process.ProcessException;
import org.chengxin.consensus.cometbft.process.SupervisedConsensus;
import org.chengxin.consensus.cometbft.process.Supervisor;
import org.chengxin.consensus.embedded.Fence;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Uscc;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.node.port.Clock;
import org.chengxin.node.port.Consensus;
import org.chengxin.sdk.SigningKey;

/** One of several validators: CometBFT beside this program, in {@code cometbft/} of the data directory. */
final class CometBftValidator implements Engine {

    /** Name of the folder that CometBFT lives in. */
    static final String FOLDER = "cometbft";

    private static final int PORT_MAX = 65_535;

    private final SupervisedConsensus consensus;
    private final CometBftHome home;
    private final Optional<Fencing> fencing;

    private CometBftValidator(SupervisedConsensus consensus, CometBftHome home, Optional<Fencing> fencing) {
        this.consensus = consensus;
        this.home = home;
        this.fencing = fencing;
    }

    /**
     * Writes the folder of CometBFT and is ready to start it.
     *
     * @param fence a block that the other nodes made after this data directory was restored
     */
    static CometBftValidator open(
            DataDirectory data, Keys keys, Settings settings, Bytes genesis, Optional<Fence> fence) {
        SigningKey validator = keys.validator();
        GenesisDocument document = GenesisDocument.read(genesis.toArray());
        boolean ours = document.validators().stream()
                .anyMatch(one ->
                        one.validator().publicKey().equals(validator.jwk().x()));
        if (!ours)
            throw new CannotStart(
                    StartReason.KEY_MUST_BE_THERE, "the validator key here is none of the genesis' validators");
        try {
            CometBftProgram program = program(settings, System.err::println);
            CometBftHome home = new CometBftHome(home(data));
            HomeSettings prepared = settings(home, data, keys, settings, genesis);
            home.write(prepared);
            requireRestored(home, fence);
            var engine = new CometBftConsensus(
                    document,
                    CometBftEndpoints.of(prepared.application(), prepared.rpc()),
                    CometBftLimits.ordinary().withoutWaiting());
            Path log = data.logs().resolve("cometbft.log");
            DiskReserve disk = reserve(data, settings);
            var consensus = new SupervisedConsensus(engine, () -> Supervisor.start(program, home, prepared, log, disk));
            Optional<Fencing> fencing = home.restoredAt().isPresent()
                    ? Optional.of(new Fencing(consensus, home, prepared, fence))
                    : Optional.empty();
            fencing.ifPresent(Fencing::start);
            return new CometBftValidator(consensus, home, fencing);
        } catch (ProcessException unable) {
            throw CannotStart.as(unable.reason().code(), String.valueOf(unable.getMessage()));
        }
    }

    private static DiskReserve reserve(DataDirectory data, Settings settings) {
        long mebibytes = settings.number(Setting.DISK_RESERVE_MEGABYTES, 1, EmbeddedValidator.MOST_RESERVE_MEBIBYTES);
        return DiskReserve.of(data.path(), mebibytes * EmbeddedValidator.MEBIBYTE);
    }

    private static void requireRestored(CometBftHome home, Optional<Fence> fence) {
        if (fence.isPresent() && home.restoredAt().isEmpty())
            throw new CannotStart(
                    StartReason.SETTING_MUST_BE_UNDERSTOOD,
                    "--fence is for a node that was restored; CometBFT here knows what it signed last");
    }

    /** Where CometBFT lives in a data directory. */
    static Path home(DataDirectory data) {
        return data.path().resolve(FOLDER);
    }

    /**
     * The program that the settings name, or the one that is built once for this user.
     *
     * @param say told when a build begins
     */
    static CometBftProgram program(Settings settings, Consumer<String> say) {
        Optional<Path> chosen = settings.path(Setting.COMETBFT_PROGRAM);
        if (chosen.isPresent()) return CometBftProgram.at(chosen.get());
        return CometBftProgram.installed(
                cache(System.getenv()), System.getenv(), line -> say.accept("chengxin: " + line));
    }

    private static Path cache(Map<String, String> environment) {
        String given = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = given.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
        return caches.resolve("chengxin").resolve("cometbft").toAbsolutePath();
    }

    private static HomeSettings settings(
            CometBftHome home, DataDirectory data, Keys keys, Settings settings, Bytes genesis) {
        SigningKey validator = keys.validator();
        Uscc own = validator.id().organisation();
        return new HomeSettings(
                own.text(),
                genesis,
                secret(validator),
                secret(keys.peer(own)),
                home.socket(),
                new InetSocketAddress(loopback(), (int) settings.number(Setting.COMETBFT_RPC_PORT, 1, PORT_MAX)),
                listen(settings),
                peers(settings, NetworkRun.network(data), own),
                (int) settings.number(Setting.COMETBFT_PROPOSE_MILLISECONDS, 1, HomeSettings.PROPOSE_MILLIS_MAX));
    }

    private static Ed25519Secret secret(SigningKey key) {
        return new Ed25519Secret(key.exposedSecret(), key.jwk().x());
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static InetSocketAddress listen(Settings settings) {
        String[] parts = settings.text(Setting.COMETBFT_LISTEN).split(":", -1);
        try {
            if (parts.length == 2)
                return new InetSocketAddress(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
        } catch (UnknownHostException | IllegalArgumentException unfit) {
            // Said below, together with a wrong number of parts.
        }
        throw Settings.unfit(Setting.COMETBFT_LISTEN, "an address of this machine and a port, such as 0.0.0.0:26656");
    }

    private static List<PeerAddress> peers(Settings settings, Optional<NetworkFile> network, Uscc own) {
        List<String> given = settings.list(Setting.COMETBFT_PEERS, ',');
        if (!given.isEmpty()) return given.stream().map(CometBftValidator::peer).toList();
        return network.stream()
                .flatMap(file -> file.statements().stream())
                .map(signed -> signed.statement())
                .filter(statement -> !statement.uscc().equals(own))
                .flatMap(statement -> statement.node().stream())
                .map(node -> PeerAddress.of(PeerAddress.nodeId(node.peer().x()), node.address()))
                .toList();
    }

    private static PeerAddress peer(String text) {
        String[] parts = text.split("@", -1);
        try {
            if (parts.length == 2) return PeerAddress.of(parts[0], parts[1]);
        } catch (IllegalArgumentException unfit) {
            // Said below, together with a wrong number of parts.
        }
        throw Settings.unfit(Setting.COMETBFT_PEERS, "a list of id@host:port, apart by commas");
    }

    @Override
    public Consensus consensus() {
        return consensus;
    }

    @Override
    public Clock clock() {
        return System::currentTimeMillis;
    }

    @Override
    public void copyTo(Path folder) throws IOException {
        home.copyTo(new CometBftHome(folder.resolve(FOLDER)));
    }

    @Override
    public void close() {
        fencing.ifPresent(Fencing::close);
    }
}
