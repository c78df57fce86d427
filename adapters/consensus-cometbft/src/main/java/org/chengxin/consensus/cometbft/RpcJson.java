package org.chengxin.consensus.cometbft;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Json.JsonNull;
import org.chengxin.encoding.MalformedException;
import org.chengxin.encoding.MalformedException.Fault;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.CommitSig;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.PartSetHeader;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.merkle.cometbft.Version;
import org.jspecify.annotations.Nullable;

/**
 * Reads CometBFT's JSON: 64-bit integers are strings, hashes hexadecimal, signatures, keys and transactions base64, and
 * what is empty may be null or left out. All methods throw {@link MalformedException} for anything else.
 */
final class RpcJson {

    private static final String KEY_TYPE = "tendermint/PubKeyEd25519";

    private RpcJson() {}

    static Header header(Object json) {
        Map<?, ?> header = object(json);
        Map<?, ?> version = object(get(header, "version"));
        return shaped(() -> new Header(
                new Version(
                        integer(version, "block"),
                        find(version, "app").map(RpcJson::integer).orElse(0L)),
                text(get(header, "chain_id")),
                integer(header, "height"),
                Timestamp.parse(text(get(header, "time"))),
                blockId(get(header, "last_block_id")),
                hex(header, "last_commit_hash"),
                hex(header, "data_hash"),
                hex(header, "validators_hash"),
                hex(header, "next_validators_hash"),
                hex(header, "consensus_hash"),
                hex(header, "app_hash"),
                hex(header, "last_results_hash"),
                hex(header, "evidence_hash"),
                hex(header, "proposer_address")));
    }

    static Commit commit(Object json) {
        Map<?, ?> commit = object(json);
        List<CommitSig> signatures = new ArrayList<>();
        for (Object signature : list(commit, "signatures")) signatures.add(signature(object(signature)));
        return shaped(() -> new Commit(
                integer(commit, "height"), small(get(commit, "round")), blockId(get(commit, "block_id")), signatures));
    }

    private static CommitSig signature(Map<?, ?> json) {
        CommitSig.Flag flag =
                switch (small(get(json, "block_id_flag"))) {
                    case 1 -> CommitSig.Flag.ABSENT;
                    case 2 -> CommitSig.Flag.COMMIT;
                    case 3 -> CommitSig.Flag.NIL;
                    default -> throw refused();
                };
        if (flag == CommitSig.Flag.ABSENT) return CommitSig.ABSENT;
        return shaped(() -> new CommitSig(
                flag,
                hex(json, "validator_address"),
                Timestamp.parse(text(get(json, "timestamp"))),
                base64(get(json, "signature"))));
    }

    static BlockId blockId(Object json) {
        Map<?, ?> id = object(json);
        Map<?, ?> parts = object(get(id, "parts"));
        return shaped(
                () -> new BlockId(hex(id, "hash"), new PartSetHeader(small(get(parts, "total")), hex(parts, "hash"))));
    }

    static Validator validator(Object json) {
        Map<?, ?> validator = object(json);
        Map<?, ?> key = object(get(validator, "pub_key"));
        if (!text(get(key, "type")).equals(KEY_TYPE)) throw refused();
        return shaped(() -> new Validator(base64(get(key, "value")), integer(validator, "voting_power")));
    }

    /** A record that refuses its components refuses the JSON. */
    private static <T> T shaped(Supplier<T> record) {
        try {
            return record.get();
        } catch (IllegalArgumentException shape) {
            throw refused();
        }
    }

    static Object get(Map<?, ?> json, String member) {
        return find(json, member).orElseThrow(() -> new MalformedException(Fault.MISSING_MEMBER, 0));
    }

    private static Optional<Object> find(Map<?, ?> json, String member) {
        return Optional.<Object>ofNullable(json.get(member)).filter(value -> value != JsonNull.NULL);
    }

    static Map<?, ?> object(@Nullable Object json) {
        if (json instanceof Map<?, ?> object) return object;
        throw kind();
    }

    static List<?> list(Map<?, ?> json, String member) {
        Optional<Object> found = find(json, member);
        if (found.isEmpty()) return List.of();
        if (found.get() instanceof List<?> list) return list;
        throw kind();
    }

    static String text(Object json) {
        if (json instanceof String text) return text;
        throw kind();
    }

    static long integer(Map<?, ?> json, String member) {
        return integer(get(json, member));
    }

    private static long integer(Object json) {
        try {
            return Long.parseLong(text(json));
        } catch (NumberFormatException none) {
            throw refused();
        }
    }

    private static int small(Object json) {
        if (json instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) return number.intValue();
        throw kind();
    }

    static Bytes base64(Object json) {
        return shaped(() -> Bytes.owned(Base64.getDecoder().decode(text(json))));
    }

    private static Bytes hex(Map<?, ?> json, String member) {
        return shaped(
                () -> find(json, member).map(value -> Bytes.ofHex(text(value))).orElse(Bytes.EMPTY));
    }

    private static MalformedException kind() {
        return new MalformedException(Fault.KIND, 0);
    }

    private static MalformedException refused() {
        return new MalformedException(Fault.VALUE, 0);
    }
}
