package org.chengxin.merkle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.merkle.ProofFile.Claim;
import org.chengxin.merkle.ProofFile.Opening;
import org.chengxin.merkle.ProofVerdict.Refused;
import org.chengxin.merkle.ProofVerdict.Verified;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.CommitSig;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.SignedHeader;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Version;
import org.junit.jupiter.api.Test;

class ProofVerifierTest {

    private static final Opening OPENING =
            new Opening(json("{\"kind\":\"permit\",\"name\":\"示例许可\"}"), Bytes.owned(new byte[32]));
    private static final long PUBLISHED = 1_800_000_000_000L;
    private static final long UNTIL = 1_900_000_000_000L;
    private static final String SUBJECT = "credit/subject/91999999MA0EXAMPLE";
    private static final String RECORD = "credit/record/12999999MB0EXAMPLE/" + "A".repeat(43);

    private final InventedChain chain = chain();

    private static CanonicalValue json(String text) {
        return new CanonicalValue(Bytes.owned(bytes(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Six blocks by one, then by four, then by three validators; a displayed record and a list with two entries. */
    private static InventedChain chain() {
        var genesis = new TreeMap<String, byte[]>();
        genesis.put("chain", bytes("{\"chain\":\"chengxin-test-1\"}"));
        for (int i = 0; i < 20; i++) genesis.put("governance/item/ITEM-" + i, bytes("{\"id\":\"ITEM-" + i + "\"}"));
        var chain = new InventedChain(genesis, 1);
        var first = new TreeMap<String, Optional<byte[]>>();
        first.put(
                RECORD,
                Optional.of(bytes("{\"content\":\"" + OPENING.commitment().toBase64Url() + "\",\"displayedUntil\":"
                        + UNTIL + ",\"publishedAt\":" + PUBLISHED + ",\"status\":\"displayed\"}")));
        first.put(SUBJECT, Optional.of(bytes("{\"count\":2}")));
        first.put(SUBJECT + "/0", Optional.of(bytes("{\"status\":\"ended\"}")));
        first.put(SUBJECT + "/1", Optional.of(bytes("{\"kind\":\"permit\",\"status\":\"displayed\"}")));
        chain.commit(first);
        chain.changeValidators(11, 12, 13, 14);
        chain.commit(new TreeMap<>());
        chain.leaveOneOut(true);
        chain.commit(new TreeMap<>());
        chain.commit(new TreeMap<>());
        chain.changeValidators(12, 13, 14);
        chain.leaveOneOut(false);
        for (int i = 0; i < 5; i++) chain.commit(new TreeMap<>());
        return chain;
    }

    private ProofFile file(long height, String... paths) {
        return chain.proofFile(height, Optional.empty(), paths);
    }

    private Verified verified(ProofFile file) {
        return assertInstanceOf(Verified.class, ProofVerifier.verify(file.encode(), chain.genesis()));
    }

    private void assertRefused(ProofReason reason, ProofFile file) {
        assertEquals(new Refused(reason), ProofVerifier.verify(file.encode(), chain.genesis()));
    }

    private void assertRefused(ProofReason reason, byte[] file) {
        assertEquals(new Refused(reason), ProofVerifier.verify(file, chain.genesis()));
    }

    @Test
    void presence_and_absence_follow_from_genesis_at_every_height() {
        for (long height = 0; height < chain.height(); height++) {
            Verified verified = verified(file(height, "chain", "nothing/here"));
            assertEquals(height, verified.height());
            assertEquals(InventedChain.CHAIN_ID, verified.chain());
            assertEquals(chain.block(height + 1).header().hash(), verified.headerHash());
            assertEquals(chain.block(height + 1).header().time(), verified.headerTime());
            assertEquals(
                    List.of(
                            new Fact("chain", Optional.of(json("{\"chain\":\"chengxin-test-1\"}"))),
                            new Fact("nothing/here", Optional.empty())),
                    verified.facts());
        }
        assertEquals(List.of(3L, 6L), chain.trail(chain.height()));
    }

    @Test
    void a_trail_may_hold_blocks_without_a_change_of_validators() {
        verified(chain.proofFile(8, Optional.empty(), List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L), "chain"));
        verified(chain.proofFile(1, Optional.empty(), List.of(1L), "chain"));
    }

    @Test
    void a_missing_or_misplaced_change_of_validators_is_refused() {
        assertRefused(
                ProofReason.TRAIL_MUST_LEAD_TO_THE_HEADER, chain.proofFile(8, Optional.empty(), List.of(3L), "chain"));
        assertRefused(
                ProofReason.TRAIL_MUST_START_AT_GENESIS, chain.proofFile(8, Optional.empty(), List.of(6L), "chain"));
        assertRefused(
                ProofReason.TRAIL_MUST_START_AT_GENESIS, chain.proofFile(8, Optional.empty(), List.of(), "chain"));
        assertRefused(
                ProofReason.TRAIL_MUST_ASCEND, chain.proofFile(8, Optional.empty(), List.of(3L, 3L, 6L), "chain"));
        assertRefused(ProofReason.TRAIL_MUST_ASCEND, chain.proofFile(1, Optional.empty(), List.of(2L), "chain"));
    }

    @Test
    void a_trusted_block_in_the_file_is_enough() {
        ProofFile file = chain.proofFile(8, Optional.empty(), List.of(5L, 6L), "chain");
        for (long height : new long[] {5, 6, 9})
            assertInstanceOf(Verified.class, ProofVerifier.verify(file.encode(), chain.trusted(height)));
        assertEquals(
                new Refused(ProofReason.TRUSTED_BLOCK_MUST_BE_IN_THE_FILE),
                ProofVerifier.verify(file.encode(), chain.trusted(7)));
        assertEquals(
                new Refused(ProofReason.TRUSTED_HASH_MUST_MATCH),
                ProofVerifier.verify(
                        file.encode(),
                        new TrustedBlock(5, chain.block(4).header().hash())));
        assertRefused(ProofReason.TRAIL_MUST_START_AT_GENESIS, file);
    }

    @Test
    void any_block_up_to_the_header_can_be_put_into_the_trail_for_a_reader_who_trusts_it() {
        ProofFile file = file(8, "chain");
        for (long height = 1; height <= 9; height++) {
            ProofFile longer = file.startingAt(chain.lightBlock(height));
            verified(longer);
            assertInstanceOf(Verified.class, ProofVerifier.verify(longer.encode(), chain.trusted(height)));
            assertEquals(longer, longer.startingAt(chain.lightBlock(height)));
        }
        assertThrows(IllegalArgumentException.class, () -> file(7, "chain").startingAt(chain.lightBlock(9)));
    }

    @Test
    void a_trusted_block_is_written_and_read_as_height_and_hash() {
        TrustedBlock trusted = chain.trusted(4);
        assertEquals(trusted, TrustedBlock.parse(trusted.toString()));
        assertEquals("4:" + trusted.hash().toHex().toUpperCase(Locale.ROOT), trusted.toString());
        for (String wrong :
                List.of("", "4", "4:", "04:" + "0".repeat(64), "4:" + "0".repeat(63), "0:" + "0".repeat(64)))
            assertThrows(IllegalArgumentException.class, () -> TrustedBlock.parse(wrong));
    }

    @Test
    void another_chain_is_refused() {
        var other = new InventedChain(new TreeMap<>(Map.of("chain", bytes("{}"))), 2);
        other.commit(new TreeMap<>());
        assertEquals(
                new Refused(ProofReason.TRAIL_MUST_START_AT_GENESIS),
                ProofVerifier.verify(file(1, "chain").encode(), other.genesis()));
        GenesisDocument mine = chain.genesis();
        var renamed = new GenesisDocument(
                mine.time(), "other", 1, mine.params(), mine.validators(), mine.appHash(), Optional.empty());
        assertEquals(
                new Refused(ProofReason.CHAIN_MUST_BE_THE_TRUSTED_ONE),
                ProofVerifier.verify(file(1, "chain").encode(), renamed));
        ProofFile file = file(1, "chain");
        var renamedFile = ProofFile.of("other", file.claims(), file.header(), 1, Optional.empty(), file.trail());
        assertEquals(
                new Refused(ProofReason.CHAIN_MUST_BE_THE_TRUSTED_ONE),
                ProofVerifier.verify(renamedFile.encode(), renamed));
        assertEquals(
                new Refused(ProofReason.CHAIN_MUST_BE_THE_TRUSTED_ONE),
                ProofVerifier.verify(renamedFile.encode(), chain.trusted(2)));
    }

    @Test
    void blocks_that_contradict_the_genesis_document_are_refused() {
        GenesisDocument mine = chain.genesis();
        byte[] first = file(0, "chain").encode();
        var later = new GenesisDocument(
                Timestamp.ofMillis(mine.time().millis() + 1),
                mine.chainId(),
                1,
                mine.params(),
                mine.validators(),
                mine.appHash(),
                Optional.empty());
        var higher = new GenesisDocument(
                mine.time(), mine.chainId(), 2, mine.params(), mine.validators(), mine.appHash(), Optional.empty());
        var otherState = new GenesisDocument(
                mine.time(),
                mine.chainId(),
                1,
                mine.params(),
                mine.validators(),
                Bytes.owned(new byte[32]),
                Optional.empty());
        for (GenesisDocument wrong : List.of(later, higher, otherState))
            assertEquals(new Refused(ProofReason.BLOCKS_MUST_FOLLOW_GENESIS), ProofVerifier.verify(first, wrong));
    }

    @Test
    void a_header_of_another_height_is_refused() {
        ProofFile file = file(4, "chain");
        assertRefused(
                ProofReason.HEADER_MUST_FOLLOW_THE_STATE,
                ProofFile.of(file.chain(), file.claims(), file.header(), 3, Optional.empty(), file.trail()));
    }

    @Test
    void a_claim_that_the_state_does_not_bear_out_is_refused() {
        ProofFile file = file(4, "chain", "nothing");
        Claim present = file.claims().get(0);
        Claim absent = file.claims().get(1);
        assertRefused(
                ProofReason.PRESENCE_MUST_BE_PROVEN,
                with(file, new Claim("chain", present.proof(), Optional.of(json("{}")))));
        assertRefused(
                ProofReason.PRESENCE_MUST_BE_PROVEN, with(file, new Claim("nothing", absent.proof(), present.value())));
        assertRefused(
                ProofReason.PRESENCE_MUST_BE_PROVEN, with(file, new Claim("chains", present.proof(), present.value())));
        assertRefused(
                ProofReason.ABSENCE_MUST_BE_PROVEN, with(file, new Claim("chain", present.proof(), Optional.empty())));
        assertRefused(
                ProofReason.ABSENCE_MUST_BE_PROVEN,
                with(file, new Claim("nothing2", absent.proof(), Optional.empty())));
        assertRefused(
                ProofReason.ABSENCE_MUST_BE_PROVEN, with(file, new Claim("chain", absent.proof(), Optional.empty())));
        ProofFile older = file(0, SUBJECT);
        assertRefused(
                ProofReason.ABSENCE_MUST_BE_PROVEN, with(file, older.claims().getFirst()));
    }

    private static ProofFile with(ProofFile file, Claim... claims) {
        return ProofFile.of(file.chain(), List.of(claims), file.header(), file.height(), file.opening(), file.trail());
    }

    @Test
    void claims_ascend_and_there_is_at_least_one() {
        ProofFile file = file(4, "chain", "nothing");
        List<Claim> reversed = file.claims().reversed();
        assertRefused(ProofReason.CLAIMS_MUST_ASCEND, raw(file, reversed, ProofFile.FORMAT));
        Claim twice = file.claims().getFirst();
        assertRefused(ProofReason.CLAIMS_MUST_ASCEND, raw(file, List.of(twice, twice), ProofFile.FORMAT));
        assertRefused(ProofReason.CLAIMS_MUST_ASCEND, raw(file, List.of(), ProofFile.FORMAT));
        assertRefused(ProofReason.FORMAT_MUST_BE_KNOWN, raw(file, file.claims(), "chengxin-proof-2"));
    }

    private static ProofFile raw(ProofFile file, List<Claim> claims, String format) {
        return new ProofFile(file.chain(), claims, format, file.header(), file.height(), file.opening(), file.trail());
    }

    @Test
    void more_claims_than_a_file_may_hold_are_refused() {
        ProofFile file = file(4, "chain");
        Claim one = file.claims().getFirst();
        List<Claim> many = new ArrayList<>();
        for (int i = 0; i <= ProofFile.MAX_CLAIMS; i++) many.add(new Claim("p" + i, Bytes.EMPTY, one.value()));
        assertRefused(ProofReason.FILE_MUST_KEEP_ITS_LIMITS, raw(file, many, ProofFile.FORMAT));
        List<Bytes> trail = Collections.nCopies(ProofFile.MAX_TRAIL + 1, Bytes.EMPTY);
        assertRefused(
                ProofReason.FILE_MUST_KEEP_ITS_LIMITS,
                ProofFile.of(file.chain(), file.claims(), file.header(), 4, Optional.empty(), trail));
        assertRefused(ProofReason.FILE_MUST_KEEP_ITS_LIMITS, new byte[ProofFile.MAX_BYTES + 1]);
    }

    @Test
    void only_a_lone_count_is_the_length_of_a_list() {
        assertEquals(Optional.of(2L), new Fact("list", Optional.of(json("{\"count\":2}"))).listLength());
        for (String other : List.of("{\"count\":2,\"more\":1}", "{\"count\":\"2\"}", "{\"length\":2}", "2", "[2]"))
            assertEquals(Optional.empty(), new Fact("list", Optional.of(json(other))).listLength(), other);
        assertEquals(Optional.empty(), new Fact("list", Optional.empty()).listLength());
    }

    @Test
    void a_header_signed_by_too_few_or_falsely_is_refused() {
        ProofFile file = file(7, "chain");
        LightBlock block = chain.lightBlock(8);
        var votes = new ArrayList<>(block.commit().signatures());
        votes.set(1, CommitSig.ABSENT);
        assertRefused(ProofReason.POWER_MUST_EXCEED_TWO_THIRDS, withVotes(file, block, votes));
        var good = block.commit().signatures().get(1);
        byte[] signature = good.signature().toArray();
        signature[2] ^= 4;
        votes.set(1, new CommitSig(good.flag(), good.validatorAddress(), good.timestamp(), Bytes.owned(signature)));
        assertRefused(ProofReason.SIGNATURES_MUST_BE_GOOD, withVotes(file, block, votes));
        votes.removeLast();
        assertRefused(ProofReason.COMMIT_MUST_FIT_THE_HEADER, withVotes(file, block, votes));
        var others = new LightBlock(block.signedHeader(), chain.validators(4));
        assertRefused(ProofReason.VALIDATORS_MUST_FIT_THE_HEADER, withHeader(file, others));
        var swapped = new LightBlock(new SignedHeader(block.header(), chain.commit(9)), block.validators());
        assertRefused(ProofReason.COMMIT_MUST_FIT_THE_HEADER, withHeader(file, swapped));
    }

    private static ProofFile withVotes(ProofFile file, LightBlock block, List<CommitSig> votes) {
        var commit = new Commit(
                block.commit().height(), block.commit().round(), block.commit().blockId(), votes);
        return withHeader(file, new LightBlock(new SignedHeader(block.header(), commit), block.validators()));
    }

    private static ProofFile withHeader(ProofFile file, LightBlock header) {
        return ProofFile.of(
                file.chain(), file.claims(), Bytes.owned(header.encode()), file.height(), file.opening(), file.trail());
    }

    /** Headers that the validators did sign, but that CometBFT's rules do not allow after one another. */
    @Test
    void headers_that_do_not_follow_one_another_are_refused_though_signed() {
        Header before = chain.block(1).header();
        Header good = chain.block(2).header();
        Timestamp later = Timestamp.ofMillis(good.time().millis() + 1);
        assertInstanceOf(Verified.class, afterFirst(header(good, good.version(), 2, later, good.lastBlockId())));
        Refused refused = new Refused(ProofReason.TRAIL_MUST_ASCEND);
        assertEquals(refused, afterFirst(header(good, good.version(), 2, before.time(), good.lastBlockId())));
        assertEquals(refused, afterFirst(header(good, good.version(), 1, later, good.lastBlockId())));
        assertEquals(refused, afterFirst(header(good, good.version(), 2, later, before.lastBlockId())));
        assertEquals(
                new Refused(ProofReason.BLOCK_PROTOCOL_MUST_BE_KNOWN),
                afterFirst(header(good, new Version(12, 0), 2, later, good.lastBlockId())));
    }

    /** The verdict on a file whose trail is the first block and whose header is another one. */
    private ProofVerdict afterFirst(Header header) {
        ProofFile file = chain.proofFile(1, Optional.empty(), List.of(1L), "chain");
        ProofFile other = withHeader(file, chain.conspired(2, header));
        return ProofVerifier.verify(other.encode(), chain.genesis());
    }

    private static Header header(Header like, Version version, long height, Timestamp time, BlockId lastBlockId) {
        return new Header(
                version,
                like.chainId(),
                height,
                time,
                lastBlockId,
                like.lastCommitHash(),
                like.dataHash(),
                like.validatorsHash(),
                like.nextValidatorsHash(),
                like.consensusHash(),
                like.appHash(),
                like.lastResultsHash(),
                like.evidenceHash(),
                like.proposerAddress());
    }

    @Test
    void an_opening_must_fit_a_claimed_record() {
        verified(chain.proofFile(1, Optional.of(OPENING), RECORD));
        assertEquals(
                Optional.of(OPENING),
                verified(chain.proofFile(1, Optional.of(OPENING), RECORD)).opening());
        assertRefused(ProofReason.OPENING_MUST_FIT_A_COMMITMENT, chain.proofFile(1, Optional.of(OPENING), "chain"));
        var salt = new byte[32];
        salt[31] = 1;
        assertRefused(
                ProofReason.OPENING_MUST_FIT_A_COMMITMENT,
                chain.proofFile(1, Optional.of(new Opening(OPENING.content(), Bytes.owned(salt))), RECORD));
    }

    @Test
    void a_list_whose_length_is_claimed_must_be_whole() {
        Verified whole = verified(file(1, SUBJECT, SUBJECT + "/0", SUBJECT + "/1"));
        assertEquals(
                Optional.of(List.of(
                        json("{\"status\":\"ended\"}"), json("{\"kind\":\"permit\",\"status\":\"displayed\"}"))),
                whole.list(SUBJECT));
        assertRefused(ProofReason.LIST_MUST_BE_COMPLETE, file(1, SUBJECT, SUBJECT + "/1"));
        assertRefused(ProofReason.LIST_MUST_BE_COMPLETE, file(1, SUBJECT));
        assertEquals(Optional.empty(), verified(file(1, SUBJECT + "/1")).list(SUBJECT));
        assertEquals(Optional.of(List.of()), verified(file(0, SUBJECT)).list(SUBJECT));
    }

    @Test
    void fresh_is_a_question_of_the_header_s_age() {
        Verified verified = verified(file(4, "chain"));
        long time = verified.headerTime().millis();
        assertEquals(Optional.empty(), verified.fresh(time + 1000, 1000));
        assertEquals(Optional.of(ProofReason.PROOF_MUST_BE_FRESH), verified.fresh(time + 1001, 1000));
        assertEquals(Optional.empty(), verified.fresh(time - 10_000, 1000));
        assertEquals(Optional.of(ProofReason.HEADER_MUST_NOT_BE_FROM_THE_FUTURE), verified.fresh(time - 10_001, 1000));
    }

    @Test
    void a_record_is_displayed_until_its_end_and_not_at_it() {
        Verified verified = verified(file(1, RECORD));
        assertEquals(Optional.empty(), verified.displayed(UNTIL - 1));
        assertEquals(Optional.of(ProofReason.DISPLAY_MUST_NOT_HAVE_ENDED), verified.displayed(UNTIL));
        assertEquals(Optional.empty(), verified(file(1, "chain")).displayed(UNTIL));
    }

    @Test
    void a_record_is_displayed_from_its_publication_and_not_before() {
        Verified verified = verified(file(1, RECORD));
        long from = PUBLISHED - Verified.CLOCK_DRIFT_MILLIS;
        assertEquals(Optional.empty(), verified.displayed(from));
        assertEquals(Optional.of(ProofReason.DISPLAY_MUST_HAVE_BEGUN), verified.displayed(from - 1));
        assertEquals(Optional.empty(), verified(file(1, "chain")).displayed(from - 1));
    }

    @Test
    void every_code_is_used_once() {
        assertEquals(
                ProofReason.values().length,
                Arrays.stream(ProofReason.values())
                        .map(ProofReason::code)
                        .distinct()
                        .count());
        assertTrue(Arrays.stream(ProofReason.values())
                .allMatch(reason -> reason.code().matches("PF-[0-9]{3}")
                        && reason.sentence().endsWith(".")));
    }
}
