package org.chengxin.merkle.cometbft;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.encoding.Json;
import org.chengxin.encoding.MalformedException;
import org.chengxin.encoding.MalformedException.Fault;
import org.chengxin.merkle.cometbft.GenesisDocument.NamedValidator;

/** The JSON of a genesis document: 64-bit integers are strings, hashes hexadecimal, keys base64. */
final class GenesisJson {

    private static final String KEY_TYPE = "tendermint/PubKeyEd25519";
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,18}");
    private static final long EVIDENCE_BYTES = 1_048_576;

    private GenesisJson() {}

    static GenesisDocument read(byte[] json) {
        Map<?, ?> document = object(Json.read(json));
        try {
            long initialHeight =
                    find(document, "initial_height").map(GenesisJson::integer).orElse(1L);
            return new GenesisDocument(
                    Timestamp.parse(text(get(document, "genesis_time"))),
                    text(get(document, "chain_id")),
                    initialHeight == 0 ? 1 : initialHeight,
                    find(document, "consensus_params").map(GenesisJson::params).orElse(ConsensusParams.DEFAULT),
                    validators(get(document, "validators")),
                    find(document, "app_hash").map(GenesisJson::hex).orElse(Bytes.EMPTY),
                    find(document, "app_state").map(state -> new CanonicalValue(Bytes.owned(Json.write(state)))));
        } catch (IllegalArgumentException shape) {
            throw refused();
        }
    }

    static byte[] write(GenesisDocument document) {
        var json = new TreeMap<String, Object>();
        json.put(
                "app_hash",
                HexFormat.of().withUpperCase().formatHex(document.appHash().shared()));
        document.appState()
                .ifPresent(
                        state -> json.put("app_state", Json.read(state.bytes().shared())));
        json.put("chain_id", document.chainId());
        json.put("consensus_params", params(document.params()));
        json.put("genesis_time", document.time().toString());
        json.put("initial_height", Long.toString(document.initialHeight()));
        json.put(
                "validators",
                document.validators().stream().map(GenesisJson::validator).toList());
        return Json.write(json);
    }

    private static ConsensusParams params(Object json) {
        Map<?, ?> block = object(get(object(json), "block"));
        return new ConsensusParams(integer(get(block, "max_bytes")), integer(get(block, "max_gas")));
    }

    /** All of CometBFT's parameters: those that no header commits to have its defaults. */
    private static Map<String, Object> params(ConsensusParams params) {
        long evidenceBytes =
                params.maxBlockBytes() < 0 ? EVIDENCE_BYTES : Math.min(EVIDENCE_BYTES, params.maxBlockBytes());
        return object(
                "block",
                object(
                        "max_bytes", Long.toString(params.maxBlockBytes()),
                        "max_gas", Long.toString(params.maxBlockGas())),
                "evidence",
                object(
                        "max_age_duration", "172800000000000",
                        "max_age_num_blocks", "100000",
                        "max_bytes", Long.toString(evidenceBytes)),
                "validator",
                object("pub_key_types", List.of("ed25519")),
                "version",
                object("app", "0"),
                "abci",
                object("vote_extensions_enable_height", "0"));
    }

    /** An object of members given as name, value, name, value. */
    private static Map<String, Object> object(Object... members) {
        var json = new TreeMap<String, Object>();
        for (int i = 0; i < members.length; i += 2) json.put((String) members[i], members[i + 1]);
        return json;
    }

    private static List<NamedValidator> validators(Object json) {
        List<NamedValidator> validators = new ArrayList<>();
        for (Object entry : list(json)) validators.add(validator(object(entry)));
        return validators;
    }

    private static NamedValidator validator(Map<?, ?> json) {
        Map<?, ?> key = object(get(json, "pub_key"));
        if (!text(get(key, "type")).equals(KEY_TYPE)) throw refused();
        byte[] publicKey = Base64.getDecoder().decode(text(get(key, "value")));
        var validator = new Validator(Bytes.owned(publicKey), integer(get(json, "power")));
        Optional<Bytes> address = find(json, "address").map(GenesisJson::hex).filter(given -> given.size() > 0);
        if (address.isPresent() && !address.get().equals(validator.address())) throw refused();
        return new NamedValidator(find(json, "name").map(GenesisJson::text).orElse(""), validator);
    }

    private static Map<String, Object> validator(NamedValidator named) {
        Validator validator = named.validator();
        String key = Base64.getEncoder().encodeToString(validator.publicKey().shared());
        return object(
                "address",
                        HexFormat.of()
                                .withUpperCase()
                                .formatHex(validator.address().shared()),
                "name", named.name(),
                "power", Long.toString(validator.power()),
                "pub_key", object("type", KEY_TYPE, "value", key));
    }

    private static Object get(Map<?, ?> json, String member) {
        return find(json, member).orElseThrow(() -> new MalformedException(Fault.MISSING_MEMBER, 0));
    }

    private static Optional<Object> find(Map<?, ?> json, String member) {
        return Optional.<Object>ofNullable(json.get(member)).filter(value -> value != Json.JsonNull.NULL);
    }

    private static Map<?, ?> object(Object json) {
        if (json instanceof Map<?, ?> object) return object;
        throw new MalformedException(Fault.KIND, 0);
    }

    private static List<?> list(Object json) {
        if (json instanceof List<?> list) return list;
        throw new MalformedException(Fault.KIND, 0);
    }

    private static String text(Object json) {
        if (json instanceof String text) return text;
        throw new MalformedException(Fault.KIND, 0);
    }

    private static long integer(Object json) {
        String digits = text(json);
        if (!INTEGER.matcher(digits).matches()) throw refused();
        return Long.parseLong(digits);
    }

    private static Bytes hex(Object json) {
        return Bytes.ofHex(text(json));
    }

    private static MalformedException refused() {
        return new MalformedException(Fault.VALUE, 0);
    }
}
