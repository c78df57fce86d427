package org.chengxin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.EditionId;
import org.chengxin.ledger.governance.ItemId;
import org.chengxin.ledger.testing.TestGenesis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    private static final String HASH = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "11320000MB151840XJ", "9135010026017703XW"})
    void a_code_with_its_check_character_is_a_code(String text) {
        assertEquals(text, new Uscc(text).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91310115MA1H8R7C6D", // wrong check character, though widely printed
                "9135010026017703Xw", // small letters
                "９1350100M000100Y43", // a full-width digit
                "91350100M000100Y4", // a character short
                "91350100M000100Y433", // a character long
                "91350100M000100I43", // a letter that codes do not have, in the place of one that weighs as much
                "91350100M000100\u008043",
                ""
            })
    void anything_else_is_no_code(String text) {
        assertThrows(IllegalArgumentException.class, () -> new Uscc(text));
    }

    @Test
    void one_wrong_character_never_goes_unnoticed() {
        String code = "91350100M000100Y43";
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        for (int i = 0; i < code.length(); i++)
            for (int j = 0; j < alphabet.length(); j++) {
                char other = alphabet.charAt(j);
                if (other == code.charAt(i)) continue;
                String wrong = code.substring(0, i) + other + code.substring(i + 1);
                assertThrows(IllegalArgumentException.class, () -> new Uscc(wrong), wrong);
            }
    }

    @Test
    void a_check_character_belongs_to_17_characters_at_least() {
        assertEquals('3', Uscc.checkCharacter("91350100M000100Y4"));
        assertThrows(IllegalArgumentException.class, () -> Uscc.checkCharacter("91350100M000100Y"));
    }

    @Test
    void prefix_92_is_a_natural_person_and_91_is_not() {
        assertTrue(TestGenesis.soleTrader(1).ofNaturalPerson());
        assertFalse(TestGenesis.company(1).ofNaturalPerson());
    }

    @Test
    void a_thumbprint_is_canonical_base64url_of_32_bytes() {
        assertEquals(HASH, new Thumbprint(HASH).text());
        assertThrows(IllegalArgumentException.class, () -> new Thumbprint(HASH.substring(1)));
        assertThrows(IllegalArgumentException.class, () -> new Thumbprint(HASH.substring(0, 42) + "V"));
        assertThrows(IllegalArgumentException.class, () -> new Thumbprint("+" + HASH.substring(1)));
    }

    @Test
    void a_record_id_is_32_bytes_and_gives_them_back() {
        var id = new RecordId(HASH);
        assertEquals(id, RecordId.of(id.bytes()));
        assertThrows(IllegalArgumentException.class, () -> RecordId.of(Bytes.owned(new byte[31])));
        assertThrows(IllegalArgumentException.class, () -> new RecordId(HASH + "A"));
    }

    @Test
    void a_key_id_is_a_code_and_a_thumbprint() {
        var organisation = TestGenesis.company(1);
        var id = KeyId.of(organisation, new Thumbprint(HASH));
        assertEquals(organisation + "#" + HASH, id.text());
        assertEquals(organisation + "/" + HASH, id.path());
        assertEquals(organisation, id.organisation());
        assertEquals(new Thumbprint(HASH), id.thumbprint());
        assertThrows(IllegalArgumentException.class, () -> new KeyId(organisation + "/" + HASH));
        assertThrows(IllegalArgumentException.class, () -> new KeyId("91310115MA1H8R7C6D#" + HASH));
        assertThrows(IllegalArgumentException.class, () -> new KeyId(organisation + "#" + HASH.substring(1) + "="));
    }

    @Test
    void a_transaction_id_is_64_lower_case_digits() {
        String digits = "0123456789abcdef".repeat(4);
        var id = new TransactionId(digits);
        assertEquals(id, TransactionId.of(id.bytes()));
        assertThrows(IllegalArgumentException.class, () -> new TransactionId(digits.toUpperCase(Locale.ROOT)));
        assertThrows(IllegalArgumentException.class, () -> new TransactionId(digits.substring(1)));
    }

    @Test
    void item_and_edition_ids_fit_into_a_path() {
        assertEquals("XK-0001", new ItemId("XK-0001").text());
        assertEquals("A".repeat(32), new EditionId("A".repeat(32)).text());
        assertEquals("AZ09-", new ItemId("AZ09-").text());
        for (String wrong : new String[] {"", "A".repeat(33), "a", "A/B", "许可", "A B", "@", "["}) {
            assertThrows(IllegalArgumentException.class, () -> new ItemId(wrong), wrong);
            assertThrows(IllegalArgumentException.class, () -> new EditionId(wrong), wrong);
        }
    }

    @Test
    void a_chain_id_is_one_of_cometbft_in_small_letters() {
        for (String right : new String[] {"a", "az09-", "a".repeat(50)}) ChainState.requireId(right);
        for (String wrong : new String[] {"", "a".repeat(51), "A", "a b", "链", "a/b", "`", "{"})
            assertThrows(IllegalArgumentException.class, () -> ChainState.requireId(wrong), wrong);
    }
}
