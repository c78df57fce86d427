package org.chengxin.cli.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.ledger.credit.RecordKey;
import org.chengxin.ledger.credit.RecordKind;
import org.chengxin.ledger.credit.StandardCatalogue;
import org.chengxin.ledger.identity.KeyKey;
import org.chengxin.ledger.identity.KeyState;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.merkle.Fact;
import org.chengxin.merkle.ProofVerdict;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.sdk.ExampleCity;
import org.junit.jupiter.api.Test;

/** What a proof says of a record whose key came into other hands. */
class DoubtTest {

    private static final TestKey KEY = InsecureTestKeys.ed25519(ExampleCity.ENVIRONMENT.uscc(), "first");
    private static final RecordKey RECORD = new RecordKey(
            KEY.organisation(), new RecordId(Bytes.of(new byte[32]).toBase64Url()));
    private static final long PUBLISHED = 1_800_000_000_000L;

    @Test
    void what_was_signed_since_the_key_was_compromised_is_in_doubt_and_what_was_signed_before_is_not() {
        assertEquals(
                List.of(new Doubt(RECORD.path(), PUBLISHED)),
                Doubt.in(proof(Optional.of(key(Optional.of(PUBLISHED))))));
        assertEquals(List.of(), Doubt.in(proof(Optional.of(key(Optional.of(PUBLISHED + 1))))));
        assertEquals(List.of(), Doubt.in(proof(Optional.of(key(Optional.empty())))));
    }

    @Test
    void without_the_key_nothing_is_said_of_it() {
        assertEquals(List.of(), Doubt.in(proof(Optional.empty())));
        assertEquals(List.of(RECORD.path()), Doubt.unknownIn(proof(Optional.empty())));
        assertEquals(List.of(), Doubt.unknownIn(proof(Optional.of(key(Optional.empty())))));
    }

    private static KeyState key(Optional<Long> compromisedSince) {
        return new KeyState(
                KEY.jwk(),
                1,
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty(),
                compromisedSince.map(since -> PUBLISHED + 10),
                compromisedSince);
    }

    private static ProofVerdict.Verified proof(Optional<KeyState> key) {
        var record = new CreditRecord.Displayed(
                RecordKind.PERMIT,
                ExampleCity.company(1),
                StandardCatalogue.ORDINARY_PERMIT,
                Optional.empty(),
                KEY.organisation(),
                LocalDate.parse("2026-01-05"),
                StandardCatalogue.EDITION_2026,
                PUBLISHED + 1_000_000,
                Bytes.of(new byte[32]),
                PUBLISHED,
                KEY.jwk().thumbprint(),
                0);
        Stream<Fact> facts = Stream.concat(
                Stream.of(fact(RECORD.path(), Codec.of(CreditRecord.class).encode(record))),
                key
                        .map(state -> fact(
                                new KeyKey(KEY.id()).path(),
                                Codec.of(KeyState.class).encode(state)))
                        .stream());
        return new ProofVerdict.Verified(
                "shili-1", 7, Timestamp.ofMillis(PUBLISHED), Bytes.of(new byte[32]), facts.toList(), Optional.empty());
    }

    private static Fact fact(String path, byte[] value) {
        return new Fact(path, Optional.of(new CanonicalValue(Bytes.of(value))));
    }
}
