package org.chengxin.merkle.light;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Json;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.CommitSig;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.PartSetHeader;
import org.chengxin.merkle.cometbft.SignedHeader;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.merkle.cometbft.ValidatorSet;
import org.chengxin.merkle.cometbft.Version;

/** Light blocks in the JSON of the published vectors. */
final class LightJson {

    private LightJson() {}

    /** The cases of a file, one on each line. */
    static List<Map<?, ?>> cases(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(LightJson.class.getResourceAsStream("/light-client/" + file))) {
            List<Map<?, ?>> cases = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> cases.add((Map<?, ?>) Json.read(line.getBytes(StandardCharsets.UTF_8))));
            return cases;
        }
    }

    /** A light block, empty when it has no shape that a light block may have. */
    static Optional<LightBlock> lightBlock(Map<?, ?> json) {
        try {
            return Optional.of(new LightBlock(
                    signedHeader(object(json, "signed_header")), validators(object(json, "validator_set"))));
        } catch (IllegalArgumentException misshapen) {
            return Optional.empty();
        }
    }

    static SignedHeader signedHeader(Map<?, ?> json) {
        return new SignedHeader(header(object(json, "header")), commit(object(json, "commit")));
    }

    private static Header header(Map<?, ?> json) {
        Map<?, ?> version = object(json, "version");
        return new Header(
                new Version(integer(version, "block"), integer(version, "app")),
                text(json, "chain_id"),
                integer(json, "height"),
                time(json, "time"),
                json.get("last_block_id") instanceof Map<?, ?> id ? blockId(id) : BlockId.NONE,
                hex(json, "last_commit_hash"),
                hex(json, "data_hash"),
                hex(json, "validators_hash"),
                hex(json, "next_validators_hash"),
                hex(json, "consensus_hash"),
                hex(json, "app_hash"),
                hex(json, "last_results_hash"),
                hex(json, "evidence_hash"),
                hex(json, "proposer_address"));
    }

    private static Commit commit(Map<?, ?> json) {
        List<CommitSig> signatures = new ArrayList<>();
        for (Map<?, ?> signature : objects(json, "signatures")) signatures.add(signature(signature));
        return new Commit(
                integer(json, "height"), (int) number(json, "round"), blockId(object(json, "block_id")), signatures);
    }

    private static CommitSig signature(Map<?, ?> json) {
        int flag = (int) number(json, "block_id_flag");
        if (flag == 1) return CommitSig.ABSENT;
        return new CommitSig(
                flag == 2 ? CommitSig.Flag.COMMIT : CommitSig.Flag.NIL,
                hex(json, "validator_address"),
                time(json, "timestamp"),
                base64(json, "signature"));
    }

    private static BlockId blockId(Map<?, ?> json) {
        Map<?, ?> parts = object(json, "part_set_header");
        return new BlockId(hex(json, "hash"), new PartSetHeader((int) number(parts, "total"), hex(parts, "hash")));
    }

    /** Validators, which the vectors have in any order. */
    static ValidatorSet validators(Map<?, ?> json) {
        List<Validator> validators = new ArrayList<>();
        for (Map<?, ?> validator : objects(json, "validators"))
            validators.add(
                    new Validator(base64(object(validator, "pub_key"), "value"), integer(validator, "voting_power")));
        return ValidatorSet.of(validators);
    }

    static Map<?, ?> object(Map<?, ?> json, String member) {
        if (json.get(member) instanceof Map<?, ?> object) return object;
        throw new IllegalArgumentException(member + " is no object");
    }

    static List<Map<?, ?>> objects(Map<?, ?> json, String member) {
        List<Map<?, ?>> objects = new ArrayList<>();
        if (json.get(member) instanceof List<?> list)
            for (Object entry : list) if (entry instanceof Map<?, ?> object) objects.add(object);
        return objects;
    }

    static String text(Map<?, ?> json, String member) {
        if (json.get(member) instanceof String text) return text;
        throw new IllegalArgumentException(member + " is no text");
    }

    static long integer(Map<?, ?> json, String member) {
        return Long.parseLong(text(json, member));
    }

    private static long number(Map<?, ?> json, String member) {
        if (json.get(member) instanceof Long number) return number;
        throw new IllegalArgumentException(member + " is no number");
    }

    static Timestamp time(Map<?, ?> json, String member) {
        return Timestamp.parse(text(json, member));
    }

    static Bytes hex(Map<?, ?> json, String member) {
        return Bytes.ofHex(text(json, member));
    }

    private static Bytes base64(Map<?, ?> json, String member) {
        return Bytes.owned(Base64.getDecoder().decode(text(json, member)));
    }
}
