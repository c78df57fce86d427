package org.chengxin.consensus.cometbft.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.chengxin.consensus.cometbft.process.ProcessReason.HOME_MUST_BE_WRITABLE;
import static org.chengxin.consensus.cometbft.process.ProcessReason.SIGN_STATE_MUST_BE_THERE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.chengxin.encoding.Json;
import org.chengxin.merkle.cometbft.Validator;

/**
 * The folder that one CometBFT lives in: {@code config/} is written by us at every start, {@code data/} is its own, except
 * that we begin the state of what was signed last. Only the owner may open any of it.
 *
 * @param path the folder
 */
public record CometBftHome(Path path) {

    private static final String PRIVATE_KEY_TYPE = "tendermint/PrivKeyEd25519";
    private static final String PUBLIC_KEY_TYPE = "tendermint/PubKeyEd25519";
    private static final String VALIDATOR_KEY = "priv_validator_key.json";
    private static final String SIGN_STATE = "priv_validator_state.json";
    private static final String FOLLOWER_KEY = "follower_key.json";
    private static final String FOLLOWER_STATE = "follower_state.json";
    private static final byte[] NOTHING_SIGNED = "{\"height\":\"0\",\"round\":0,\"step\":0}\n".getBytes(UTF_8);

    /**
     * Writes what CometBFT reads when it starts. Repeating it changes nothing but what was set otherwise. Where blocks were
     * restored and no {@link #fence} has been set yet, CometBFT is given a key that belongs to no validator: it follows the
     * chain, and signs nothing that counts.
     *
     * @throws ProcessException when the folder cannot be written, or has blocks and does not say what was signed last
     */
    public void write(HomeSettings settings) {
        try {
            HomeFiles.createFolder(config());
            HomeFiles.createFolder(data());
            Identity identity = identity(settings);
            HomeFiles.write(config().resolve("genesis.json"), settings.genesis().shared());
            HomeFiles.write(config().resolve(identity.keyFile()), validatorKey(identity.key()));
            HomeFiles.write(config().resolve("node_key.json"), nodeKey(settings.node()));
            HomeFiles.write(
                    config().resolve("config.toml"),
                    new ConfigToml(settings, identity.keyFile(), identity.stateFile())
                            .text()
                            .getBytes(UTF_8));
        } catch (IOException unwritable) {
            throw unwritable(unwritable);
        }
    }

    /** With which key CometBFT signs, and where it notes what. */
    private record Identity(Ed25519Secret key, String keyFile, String stateFile) {}

    private Identity identity(HomeSettings settings) throws IOException {
        if (restoredAt().isEmpty()) {
            if (!Files.exists(signState())) beginSignState();
            return new Identity(settings.validator(), VALIDATOR_KEY, SIGN_STATE);
        }
        Files.deleteIfExists(config().resolve(VALIDATOR_KEY));
        HomeFiles.write(data().resolve(FOLLOWER_STATE), NOTHING_SIGNED);
        return new Identity(Ed25519Secret.generate(), FOLLOWER_KEY, FOLLOWER_STATE);
    }

    private ProcessException unwritable(IOException cause) {
        return new ProcessException(HOME_MUST_BE_WRITABLE, path + " cannot be written", cause);
    }

    /** When the blocks here were restored from a backup, in milliseconds, as long as no fence has been set since. */
    public OptionalLong restoredAt() {
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(restored()).strip()));
        } catch (NoSuchFileException never) {
            return OptionalLong.empty();
        } catch (IOException | NumberFormatException unreadable) {
            throw new ProcessException(HOME_MUST_BE_WRITABLE, restored() + " cannot be read", unreadable);
        }
    }

    /**
     * Notes that the blocks here were restored from a backup, so that nobody knows what the validator has signed since.
     *
     * @param time when, in milliseconds since 1970-01-01T00:00Z
     */
    public void markRestored(long time) {
        try {
            HomeFiles.createFolder(path);
            HomeFiles.write(restored(), (time + "\n").getBytes(UTF_8));
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    /**
     * From its next start on, CometBFT signs for the validator again, above a height only.
     *
     * @param height      at or below which nothing may be signed any more
     */
    public void fence(long height) {
        String last = "{\"height\":\"" + height + "\",\"round\":" + Integer.MAX_VALUE + ",\"step\":3}\n";
        try {
            HomeFiles.write(signState(), last.getBytes(UTF_8));
            Files.delete(restored());
            for (Path ofFollower : List.of(config().resolve(FOLLOWER_KEY), data().resolve(FOLLOWER_STATE)))
                Files.deleteIfExists(ofFollower);
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    /**
     * Copies the blocks while CometBFT runs, as they would be had it been killed at this moment: what it has and what it
     * has not synced. It stands still until all is copied. What it signed last is left out.
     *
     * @param target a folder that becomes the {@link #path} of another home
     * @throws IOException when CometBFT does not run now, or something cannot be copied
     */
    public void copyTo(CometBftHome target) throws IOException {
        HomeFiles.createFolder(target.data());
        try (Standstill still =
                Standstill.of(mark().find().orElseThrow(() -> new IOException("CometBFT does not run")))) {
            for (String database : List.of("blockstore.db", "state.db", "evidence.db"))
                HomeFiles.copyDatabase(data().resolve(database), target.data().resolve(database));
            still.require();
        }
    }

    /** Only where nothing can have been signed yet: CometBFT has no blocks here, and no log of votes. */
    private void beginSignState() throws IOException {
        if (hasBegun())
            throw new ProcessException(SIGN_STATE_MUST_BE_THERE, signState() + " is missing beside blocks of CometBFT");
        HomeFiles.write(signState(), NOTHING_SIGNED);
    }

    /** Whether CometBFT has run here before. */
    public boolean hasBegun() {
        return Files.exists(data().resolve("blockstore.db")) || Files.exists(data().resolve("cs.wal"));
    }

    /** What the validator signed last, which must never go back. */
    public Path signState() {
        return data().resolve(SIGN_STATE);
    }

    /**
     * Where this node listens for CometBFT: a Unix domain socket in this folder. Where that path is too long for one, in a
     * folder below {@code java.io.tmpdir} that has its name from this one. Either is made for its owner only.
     *
     * @throws ProcessException when there is no such folder to be had
     */
    public Path socket() {
        try {
            return SocketPlace.of(path, Path.of(System.getProperty("java.io.tmpdir")));
        } catch (IOException unfit) {
            throw new ProcessException(HOME_MUST_BE_WRITABLE, "no socket can be had: " + unfit.getMessage(), unfit);
        }
    }

    /** Which process runs here. */
    public ProcessMark mark() {
        return new ProcessMark(path.resolve("process.json"));
    }

    private Path restored() {
        return path.resolve("restored");
    }

    private Path config() {
        return path.resolve("config");
    }

    private Path data() {
        return path.resolve("data");
    }

    private static byte[] validatorKey(Ed25519Secret key) {
        byte[] address = new Validator(key.publicKey(), 1).address().shared();
        return Json.write(Map.of(
                "address",
                HexFormat.of().withUpperCase().formatHex(address),
                "pub_key",
                Map.of(
                        "type",
                        PUBLIC_KEY_TYPE,
                        "value",
                        Base64.getEncoder().encodeToString(key.publicKey().shared())),
                "priv_key",
                Map.of("type", PRIVATE_KEY_TYPE, "value", key.base64())));
    }

    private static byte[] nodeKey(Ed25519Secret key) {
        return Json.write(Map.of("priv_key", Map.of("type", PRIVATE_KEY_TYPE, "value", key.base64())));
    }
}
