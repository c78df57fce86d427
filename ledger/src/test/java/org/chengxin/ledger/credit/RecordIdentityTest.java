package org.chengxin.ledger.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.TreeSet;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.testing.TestGenesis;
import org.junit.jupiter.api.Test;

/** The expected values were computed with Python's hmac and json modules. */
class RecordIdentityTest {

    private static final Bytes SECRET = Bytes.ofHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static final Uscc AUTHORITY = TestGenesis.authority(3);
    private static final Uscc SUBJECT = TestGenesis.company(7);

    @Test
    void a_permits_id_is_an_hmac_of_its_decision_and_permit_numbers() {
        assertEquals(
                new RecordId("LocwcPMk7FwGQfs1mDcD9lmizJhW8afO7owP5weCzg8"),
                RecordIdentity.id(
                        SECRET, AUTHORITY, RecordKind.PERMIT, SUBJECT, "示例许字〔2026〕1号", Optional.of("示例证\"甲\"")));
    }

    @Test
    void a_penaltys_id_has_an_empty_permit_number() {
        assertEquals(
                new RecordId("aeN5Vt_7gXs9P0LDflEqFz1Rd35W8iotgdma5YXGS-8"),
                RecordIdentity.id(SECRET, AUTHORITY, RecordKind.PENALTY, SUBJECT, "示例罚字〔2026〕1号", Optional.empty()));
    }

    @Test
    void a_salt_is_an_hmac_of_the_id_and_the_version_of_the_content() {
        var id = new RecordId("LocwcPMk7FwGQfs1mDcD9lmizJhW8afO7owP5weCzg8");
        assertEquals(
                "iExbgHZJgtpCwtt9b1wpVGyIu7OdYcAyHa0JyPkjLKc",
                RecordIdentity.salt(SECRET, id, RecordIdentity.HELD).toBase64Url());
        assertEquals(
                "k6rBaPApFufAIGKqsMfwfpC7A5kbYFkPc9najVp8g4I",
                RecordIdentity.salt(SECRET, id, RecordIdentity.FIRST).toBase64Url());
    }

    @Test
    void every_part_of_a_decision_makes_another_id() {
        var ids = new TreeSet<RecordId>();
        for (Uscc authority : new Uscc[] {AUTHORITY, TestGenesis.authority(4)})
            for (RecordKind kind : RecordKind.values())
                for (Uscc subject : new Uscc[] {SUBJECT, TestGenesis.company(8)})
                    for (String number : new String[] {"1", "2"})
                        for (var permit : new String[] {"", "1"})
                            ids.add(RecordIdentity.id(
                                    SECRET,
                                    authority,
                                    kind,
                                    subject,
                                    number,
                                    Optional.of(permit).filter(text -> !text.isEmpty())));
        assertEquals(32, ids.size());
    }

    @Test
    void another_secret_makes_another_id() {
        var other = Bytes.owned(new byte[RecordIdentity.SECRET_MIN_BYTES]);
        assertNotEquals(
                RecordIdentity.id(SECRET, AUTHORITY, RecordKind.PERMIT, SUBJECT, "1", Optional.empty()),
                RecordIdentity.id(other, AUTHORITY, RecordKind.PERMIT, SUBJECT, "1", Optional.empty()));
    }

    @Test
    void a_short_secret_is_refused() {
        var shorter = Bytes.owned(new byte[RecordIdentity.SECRET_MIN_BYTES - 1]);
        assertThrows(
                IllegalArgumentException.class,
                () -> RecordIdentity.id(shorter, AUTHORITY, RecordKind.PERMIT, SUBJECT, "1", Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> RecordIdentity.salt(shorter, Draft.id(1), 1));
    }
}
