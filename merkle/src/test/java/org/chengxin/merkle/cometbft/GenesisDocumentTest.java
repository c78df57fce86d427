package org.chengxin.merkle.cometbft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.encoding.MalformedException;
import org.chengxin.merkle.cometbft.GenesisDocument.NamedValidator;
import org.junit.jupiter.api.Test;

class GenesisDocumentTest {

    private static final Bytes KEY = Bytes.ofHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

    private static GenesisDocument document(Optional<CanonicalValue> appState) {
        return new GenesisDocument(
                Timestamp.parse("2026-11-24T00:00:00Z"),
                "chengxin-1",
                1,
                new ConsensusParams(4_194_304, -1),
                List.of(new NamedValidator("示例", new Validator(KEY, 10))),
                Bytes.owned(new byte[32]),
                appState);
    }

    private static CanonicalValue json(String text) {
        return new CanonicalValue(Bytes.owned(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_document_that_is_written_is_read_again() {
        GenesisDocument document = document(Optional.of(json("{\"city\":\"示例市\",\"list\":[1,true]}")));
        assertEquals(document, GenesisDocument.read(document.write()));
        assertEquals(
                document(Optional.empty()),
                GenesisDocument.read(document(Optional.empty()).write()));
    }

    /** As {@code cometbft init} writes it, with null where nothing is. */
    @Test
    void a_document_as_cometbft_indents_it_is_read() {
        String text = """
                {
                  "genesis_time": "2026-11-24T00:00:00Z",
                  "chain_id": "chengxin-1",
                  "initial_height": "0",
                  "consensus_params": {
                    "block": { "max_bytes": "4194304", "max_gas": "-1" },
                    "evidence": { "max_age_num_blocks": "100000", "max_age_duration": "172800000000000", "max_bytes": "1048576" },
                    "validator": { "pub_key_types": [ "ed25519" ] },
                    "version": { "app": "0" },
                    "abci": { "vote_extensions_enable_height": "0" }
                  },
                  "validators": [
                    {
                      "address": "21FE31DFA154A261626BF854046FD2271B7BED4B",
                      "pub_key": { "type": "tendermint/PubKeyEd25519", "value": "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=" },
                      "power": "10",
                      "name": "示例"
                    }
                  ],
                  "app_hash": "0000000000000000000000000000000000000000000000000000000000000000",
                  "app_state": null
                }
                """;
        assertEquals(document(Optional.empty()), GenesisDocument.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void parameters_that_are_left_out_are_cometbfts_defaults() {
        String text = new String(document(Optional.empty()).write(), StandardCharsets.UTF_8)
                .replaceFirst("\"consensus_params\":\\{.*?\\},\"genesis_time\"", "\"genesis_time\"");
        assertEquals(
                ConsensusParams.DEFAULT,
                GenesisDocument.read(text.getBytes(StandardCharsets.UTF_8)).params());
    }

    @Test
    void what_cometbft_would_refuse_is_refused() {
        assertRefused("\"chain_id\":\"chengxin-1\"", "\"chain_id\":\"\"");
        assertRefused("\"chain_id\":\"chengxin-1\"", "\"chain_id\":\"" + "c".repeat(51) + "\"");
        assertRefused("\"chain_id\":\"chengxin-1\",", "");
        assertRefused("\"initial_height\":\"1\"", "\"initial_height\":\"-1\"");
        assertRefused("\"initial_height\":\"1\"", "\"initial_height\":1");
        assertRefused("\"power\":\"10\"", "\"power\":\"0\"");
        assertRefused("\"address\":\"21", "\"address\":\"22");
        assertRefused("PubKeyEd25519", "PubKeySecp256k1");
        assertRefused("\"max_bytes\":\"4194304\"", "\"max_bytes\":\"0\"");
        assertRefused("2026-11-24T", "2026-11-24 ");
        assertRefused("\"validators\":\\[.*\\]", "\"validators\":[]");
    }

    private static void assertRefused(String part, String instead) {
        String text = new String(document(Optional.empty()).write(), StandardCharsets.UTF_8);
        String changed = text.replaceFirst(part, instead);
        assertEquals(false, changed.equals(text), part);
        assertThrows(
                MalformedException.class,
                () -> GenesisDocument.read(changed.getBytes(StandardCharsets.UTF_8)),
                instead);
    }
}
