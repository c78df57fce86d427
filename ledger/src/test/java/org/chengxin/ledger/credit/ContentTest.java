package org.chengxin.ledger.credit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.MalformedException;
import org.chengxin.ledger.testing.TestGenesis;
import org.junit.jupiter.api.Test;

/** What is kept beside the ledger, and how a record commits to it. */
class ContentTest {

    private static final Bytes SALT = Bytes.ofBase64Url("BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc");

    @Test
    void a_commitment_is_the_sha_256_of_the_salt_and_the_canonical_content() {
        var opening = new ContentOpening(new CanonicalValue(bytes("{\"a\":\"示例\"}")), SALT);
        assertEquals(
                "z06ih-TQikb30mNMM43OZa2gHKMJZr6seHRuHoIwQr4",
                opening.commitment().toBase64Url());
    }

    @Test
    void an_opening_reads_as_what_it_was_made_of() {
        for (RecordContent content : List.of(Texts.PERMIT, Texts.SHORTEST_PERMIT, Texts.PENALTY)) {
            ContentOpening opening = ContentOpening.of(content, SALT);
            assertEquals(content, opening.read());
            byte[] json = Codec.of(ContentOpening.class).encode(opening);
            assertEquals(opening, Codec.of(ContentOpening.class).decode(json));
        }
    }

    @Test
    void another_salt_or_another_text_makes_another_commitment() {
        Bytes otherSalt = Bytes.owned(new byte[Commitments.SALT_BYTES]);
        Bytes commitment = ContentOpening.of(Texts.PERMIT, SALT).commitment();
        assertNotEquals(commitment, ContentOpening.of(Texts.PERMIT, otherSalt).commitment());
        assertNotEquals(
                commitment, ContentOpening.of(Texts.SHORTEST_PERMIT, SALT).commitment());
    }

    @Test
    void a_salt_has_32_bytes() {
        Bytes shorter = Bytes.owned(new byte[31]);
        assertThrows(IllegalArgumentException.class, () -> ContentOpening.of(Texts.PERMIT, shorter));
        assertThrows(IllegalArgumentException.class, () -> Commitments.of(shorter, Bytes.EMPTY));
    }

    @Test
    void an_opening_that_is_canonical_but_no_content_does_not_read() {
        var opening = new ContentOpening(new CanonicalValue(bytes("{\"type\":\"permitContent\"}")), SALT);
        assertThrows(MalformedException.class, opening::read);
    }

    @Test
    void no_component_has_room_for_a_person() {
        var components = new TreeSet<String>();
        for (Class<?> type : List.of(PermitContent.class, PenaltyContent.class, DataSource.class))
            Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .forEach(components::add);
        assertEquals(
                new TreeSet<>(List.of(
                        "authorityName",
                        "certificateName",
                        "confiscatedFen",
                        "decisionNumber",
                        "displayUntil",
                        "facts",
                        "fineFen",
                        "legalBasis",
                        "licence",
                        "name",
                        "penalty",
                        "penaltyKinds",
                        "permitKind",
                        "permitNumber",
                        "permitted",
                        "remark",
                        "source",
                        "subjectName",
                        "title",
                        "uscc",
                        "validFrom",
                        "validUntil",
                        "violation")),
                components);
    }

    @Test
    void a_text_is_as_long_as_its_limit_in_bytes_and_no_longer() {
        String longest = "字".repeat(ContentLimits.FACTS_MAX_BYTES / 3);
        assertEquals(longest, Texts.penalty(longest, List.of("罚款"), 0, "注").facts());
        assertRefused(() -> Texts.penalty(longest + "a", List.of("罚款"), 0, "注"));
        assertRefused(() -> Texts.penalty("", List.of("罚款"), 0, "注"));
        assertRefused(() -> Texts.penalty("a\nb", List.of("罚款"), 0, "注"));
        assertRefused(
                () -> Texts.penalty("事实", List.of("罚款"), 0, "注".repeat(ContentLimits.REMARK_MAX_BYTES / 3) + "a"));
    }

    @Test
    void a_penalty_has_from_one_to_sixteen_kinds() {
        assertRefused(() -> Texts.penalty("事实", List.of(), 0, "注"));
        assertRefused(() -> Texts.penalty("事实", List.of(""), 0, "注"));
        Texts.penalty("事实", Collections.nCopies(ContentLimits.PENALTY_KINDS_MAX, "罚款"), 0, "注");
        assertRefused(
                () -> Texts.penalty("事实", Collections.nCopies(ContentLimits.PENALTY_KINDS_MAX + 1, "罚款"), 0, "注"));
    }

    @Test
    void an_amount_is_in_fen_and_not_negative() {
        Texts.penalty("事实", List.of("罚款"), ContentLimits.AMOUNT_MAX_FEN, "注");
        assertRefused(() -> Texts.penalty("事实", List.of("罚款"), -1, "注"));
        assertRefused(() -> Texts.penalty("事实", List.of("罚款"), ContentLimits.AMOUNT_MAX_FEN + 1, "注"));
    }

    @Test
    void the_longest_content_of_chinese_text_fits() {
        var longest = new PenaltyContent(
                chinese(ContentLimits.NAME_MAX_BYTES),
                chinese(ContentLimits.NAME_MAX_BYTES),
                chinese(ContentLimits.NUMBER_MAX_BYTES),
                chinese(ContentLimits.VIOLATION_MAX_BYTES),
                chinese(ContentLimits.FACTS_MAX_BYTES),
                chinese(ContentLimits.BASIS_MAX_BYTES),
                List.of(chinese(ContentLimits.KIND_MAX_BYTES)),
                chinese(ContentLimits.DECISION_MAX_BYTES),
                Optional.of(ContentLimits.AMOUNT_MAX_FEN),
                Optional.of(ContentLimits.AMOUNT_MAX_FEN),
                Optional.of(chinese(ContentLimits.LICENCE_MAX_BYTES)),
                Optional.of(LocalDate.parse("2026-12-31")),
                Optional.of(LocalDate.parse("2027-10-01")),
                Optional.of(new DataSource(chinese(ContentLimits.NAME_MAX_BYTES), Optional.empty())),
                Optional.of(chinese(ContentLimits.REMARK_MAX_BYTES)));
        int bytes = ContentOpening.of(longest, SALT).content().bytes().size();
        assertTrue(bytes < ContentLimits.CONTENT_MAX_BYTES, bytes + " bytes");
    }

    @Test
    void an_opening_above_its_limit_is_refused() {
        var json = new CanonicalValue(bytes("\"" + "a".repeat(ContentLimits.CONTENT_MAX_BYTES - 1) + "\""));
        assertRefused(() -> new ContentOpening(json, SALT));
    }

    @Test
    void a_held_permit_has_no_level() {
        assertRefused(() -> new HeldContent(
                TestGenesis.company(7),
                TestGenesis.authority(3),
                LocalDate.parse("2026-10-01"),
                Optional.empty(),
                Optional.of(Level.MINOR),
                Texts.PERMIT));
    }

    private static void assertRefused(org.junit.jupiter.api.function.Executable executable) {
        assertThrows(IllegalArgumentException.class, executable);
    }

    private static String chinese(int bytes) {
        return "字".repeat(bytes / 3);
    }

    private static Bytes bytes(String text) {
        return Bytes.owned(text.getBytes(UTF_8));
    }
}
