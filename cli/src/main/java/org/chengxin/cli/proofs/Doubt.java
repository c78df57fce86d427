package org.chengxin.cli.proofs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.MalformedException;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.ledger.identity.KeyKey;
import org.chengxin.ledger.identity.KeyState;
import org.chengxin.merkle.Fact;
import org.chengxin.merkle.ProofVerdict;

/**
 * A record that is proven to have been signed when somebody else may have used its key.
 *
 * @param path             of the record
 * @param compromisedSince from when on, in milliseconds, as the proven state of the key says
 */
record Doubt(String path, long compromisedSince) {

    private static final String RECORDS = "credit/record/";
    private static final Codec<CreditRecord> RECORD = Codec.of(CreditRecord.class);
    private static final Codec<KeyState> KEY = Codec.of(KeyState.class);

    /** Those that a proof shows, as far as it shows the keys as well. */
    static List<Doubt> in(ProofVerdict.Verified proof) {
        List<Doubt> doubts = new ArrayList<>();
        forEachDisplayed(proof, (path, record, key) -> key.filter(state -> state.doubtfulAt(record.publishedAt()))
                .flatMap(KeyState::compromisedSince)
                .ifPresent(since -> doubts.add(new Doubt(path, since))));
        return doubts;
    }

    /** Paths of displayed records whose keys a proof does not show. */
    static List<String> unknownIn(ProofVerdict.Verified proof) {
        List<String> paths = new ArrayList<>();
        forEachDisplayed(proof, (path, record, key) -> {
            if (key.isEmpty()) paths.add(path);
        });
        return paths;
    }

    private interface Look {
        void at(String path, CreditRecord.Displayed record, Optional<KeyState> key);
    }

    private static void forEachDisplayed(ProofVerdict.Verified proof, Look look) {
        for (Fact fact : proof.facts())
            if (fact.path().startsWith(RECORDS)
                    && read(RECORD, fact).orElse(null) instanceof CreditRecord.Displayed record) {
                var key = new KeyKey(KeyId.of(publisher(fact.path()), record.signedWith()));
                look.at(fact.path(), record, proof.fact(key.path()).flatMap(state -> read(KEY, state)));
            }
    }

    Map<String, Object> members() {
        return Map.of("compromisedSince", compromisedSince, "path", path);
    }

    private static Uscc publisher(String path) {
        return new Uscc(path.substring(RECORDS.length(), RECORDS.length() + Uscc.LENGTH));
    }

    /** A value of a later release is shown as it is, and not judged. */
    private static <T> Optional<T> read(Codec<T> codec, Fact fact) {
        try {
            return fact.value().map(value -> codec.decode(value.bytes().shared()));
        } catch (MalformedException later) {
            return Optional.empty();
        }
    }
}
