package org.chengxin.consensus.cometbft.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.chengxin.consensus.cometbft.process.ProcessReason.HOME_MUST_BE_WRITABLE;
import static org.chengxin.consensus.cometbft.process.ProcessReason.SIGN_STATE_MUST_BE_THERE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
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

    /**
     * Writes what CometBFT reads when it starts. Repeating it changes nothing but what was set otherwise.
     *
     * @throws ProcessException when the folder cannot be written, or has blocks and does not say what was signed last
     */
    public void write(HomeSettings settings) {
        try {
            HomeFiles.createFolder(config());
            HomeFiles.createFolder(data());
            if (!Files.exists(signState())) beginSignState();
            HomeFiles.write(config().resolve("genesis.json"), settings.genesis().shared());
            HomeFiles.write(config().resolve("priv_validator_key.json"), validatorKey(settings.validator()));
            HomeFiles.write(config().resolve("node_key.json"), nodeKey(settings.node()));
            HomeFiles.write(
                    config().resolve("config.toml"),
                    new ConfigToml(settings).text().getBytes(UTF_8));
        } catch (IOException unwritable) {
            throw new ProcessException(HOME_MUST_BE_WRITABLE, path + " cannot be written", unwritable);
        }
    }

    /** Only where nothing can have been signed yet: CometBFT has no blocks here, and no log of votes. */
    private void beginSignState() throws IOException {
        if (hasBegun())
            throw new ProcessException(SIGN_STATE_MUST_BE_THERE, signState() + " is missing beside blocks of CometBFT");
        HomeFiles.write(signState(), "{\"height\":\"0\",\"round\":0,\"step\":0}\n".getBytes(UTF_8));
    }

    /** Whether CometBFT has run here before. */
    public boolean hasBegun() {
        return Files.exists(data().resolve("blockstore.db")) || Files.exists(data().resolve("cs.wal"));
    }

    /** What the validator signed last, which must never go back. */
    public Path signState() {
        return data().resolve("priv_validator_state.json");
    }

    /** Which process runs here. */
    public ProcessMark mark() {
        return new ProcessMark(path.resolve("process.json"));
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
