package org.chengxin.ledger.governance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.Json;
import org.chengxin.encoding.Sha256;

/**
 * A genesis as it lies on disk: the genesis document of CometBFT v0.38 with the signed genesis as its {@code app_state}.
 * Everything outside of {@code app_state} follows from what is inside, except the root of the first state.
 *
 * @param genesis what the members signed
 * @param appHash root of the first state, 32 bytes
 */
public record GenesisFile(SignedGenesis genesis, Bytes appHash) {

    /** Most bytes of a block, 21 MiB, as in CometBFT's defaults. */
    public static final long BLOCK_MAX_BYTES = 22_020_096;

    private static final String APP_STATE = "app_state";
    private static final String APP_HASH = "app_hash";
    private static final int ADDRESS_BYTES = 20;

    /** Checks the shape. */
    public GenesisFile {
        if (appHash.size() != Sha256.SIZE) throw new IllegalArgumentException("the app hash has 32 bytes");
    }

    /** The file as canonical JSON. */
    public byte[] write() {
        return Json.write(document());
    }

    /**
     * Reads a file in any spacing and order of members.
     *
     * @throws GenesisException when it is none, or when it says anything outside of {@code app_state} that does not follow
     *     from what is inside
     */
    public static GenesisFile read(byte[] bytes) throws GenesisException {
        SortedMap<?, ?> document;
        GenesisFile file;
        try {
            document = (SortedMap<?, ?>) Json.read(bytes);
            byte[] appState = Json.write(member(document, APP_STATE));
            file = new GenesisFile(
                    Codec.of(SignedGenesis.class).decode(appState), Bytes.ofHex((String) member(document, APP_HASH)));
        } catch (RuntimeException malformed) {
            throw new GenesisException(GovernanceReason.GENESIS_MUST_BE_WELL_FORMED);
        }
        if (!document.equals(Json.read(file.write())))
            throw new GenesisException(GovernanceReason.GENESIS_FILE_MUST_SAY_WHAT_WAS_SIGNED);
        return file;
    }

    private static Object member(SortedMap<?, ?> document, String name) {
        return Optional.<Object>ofNullable(document.get(name)).orElseThrow();
    }

    private SortedMap<String, Object> document() {
        Genesis inside = genesis.genesis();
        var validators = new ArrayList<SortedMap<String, Object>>();
        for (var validator : inside.validators()) validators.add(validator(validator));
        return object(
                Map.entry("app_hash", HexFormat.of().withUpperCase().formatHex(appHash.shared())),
                Map.entry(APP_STATE, Json.read(Codec.of(SignedGenesis.class).encode(genesis))),
                Map.entry("chain_id", inside.chain()),
                Map.entry("consensus_params", consensusParams()),
                Map.entry("genesis_time", Instant.ofEpochMilli(inside.time()).toString()),
                Map.entry("initial_height", "1"),
                Map.entry("validators", validators));
    }

    private static SortedMap<String, Object> validator(Genesis.Validator validator) {
        byte[] key = validator.ed25519().shared();
        byte[] address = Arrays.copyOf(Sha256.of(key), ADDRESS_BYTES);
        return object(
                Map.entry("address", HexFormat.of().withUpperCase().formatHex(address)),
                Map.entry("name", validator.name()),
                Map.entry("power", Long.toString(validator.power())),
                Map.entry(
                        "pub_key",
                        object(
                                Map.entry("type", "tendermint/PubKeyEd25519"),
                                Map.entry("value", Base64.getEncoder().encodeToString(key)))));
    }

    /** CometBFT's defaults: 64-bit numbers are strings there. */
    private static SortedMap<String, Object> consensusParams() {
        return object(
                Map.entry("abci", object(Map.entry("vote_extensions_enable_height", "0"))),
                Map.entry(
                        "block",
                        object(Map.entry("max_bytes", Long.toString(BLOCK_MAX_BYTES)), Map.entry("max_gas", "-1"))),
                Map.entry(
                        "evidence",
                        object(
                                Map.entry("max_age_duration", "172800000000000"),
                                Map.entry("max_age_num_blocks", "100000"),
                                Map.entry("max_bytes", "1048576"))),
                Map.entry("validator", object(Map.entry("pub_key_types", List.of("ed25519")))),
                Map.entry("version", object(Map.entry("app", "0"))));
    }

    @SafeVarargs
    private static SortedMap<String, Object> object(Map.Entry<String, Object>... members) {
        var object = new TreeMap<String, Object>();
        for (var member : members) object.put(member.getKey(), member.getValue());
        return object;
    }
}
