package org.chengxin.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.merkle.cometbft.Timestamp;

/** What a verifier says about a proof file. */
public sealed interface ProofVerdict {

    /**
     * The file is authentic: everything in it follows from what the verifier trusts, however old it is.
     *
     * @param chain chain id
     * @param height version of the state
     * @param headerTime time of the block that commits to it
     * @param headerHash hash of that block's header
     * @param facts what is proven, ascending by path
     * @param opening the content of one of the records, when the file carries it
     */
    record Verified(
            String chain,
            long height,
            Timestamp headerTime,
            Bytes headerHash,
            List<Fact> facts,
            Optional<ProofFile.Opening> opening)
            implements ProofVerdict {

        /** How far a header may be ahead of the reader's clock, in milliseconds; CometBFT's own tolerance. */
        public static final long CLOCK_DRIFT_MILLIS = 10_000;

        /** Copies the list. */
        public Verified {
            facts = List.copyOf(facts);
        }

        /**
         * Whether the file is fresh.
         *
         * @param now time in milliseconds since 1970-01-01T00:00Z
         * @param maxAgeMillis how old the header may be
         * @return why not, empty when it is
         */
        public Optional<ProofReason> fresh(long now, long maxAgeMillis) {
            long age = Math.subtractExact(now, headerTime.millis());
            if (age < -CLOCK_DRIFT_MILLIS) return Optional.of(ProofReason.HEADER_MUST_NOT_BE_FROM_THE_FUTURE);
            return age > maxAgeMillis ? Optional.of(ProofReason.PROOF_MUST_BE_FRESH) : Optional.empty();
        }

        /**
         * Whether every record in the file is displayed at a time: from the {@code publishedAt} of its value, less what
         * the reader's clock may be behind, and before its {@code displayedUntil}.
         *
         * @param at time in milliseconds since 1970-01-01T00:00Z
         * @return why not, empty when they are
         */
        public Optional<ProofReason> displayed(long at) {
            for (Fact fact : facts) {
                Optional<Long> until = fact.displayedUntil();
                if (until.isEmpty()) continue;
                if (at >= until.get()) return Optional.of(ProofReason.DISPLAY_MUST_NOT_HAVE_ENDED);
                Optional<Long> from = fact.publishedAt();
                if (from.isPresent() && at < from.get() - CLOCK_DRIFT_MILLIS)
                    return Optional.of(ProofReason.DISPLAY_MUST_HAVE_BEGUN);
            }
            return Optional.empty();
        }

        /** What is proven about a path; empty when the file claims nothing about it. */
        public Optional<Fact> fact(String path) {
            return facts.stream().filter(fact -> fact.path().equals(path)).findFirst();
        }

        /**
         * The entries of a dense list, all of them: those at {@code path/0}, {@code path/1}, … up to the count at
         * {@code path}, and none when it is proven that there is no count.
         *
         * @return empty when the file does not claim the list's count
         */
        public Optional<List<CanonicalValue>> list(String path) {
            return fact(path).map(count -> entries(path, count.listLength().orElse(0L)));
        }

        private List<CanonicalValue> entries(String path, long count) {
            var values = new TreeMap<String, CanonicalValue>();
            for (Fact fact : facts) fact.value().ifPresent(value -> values.put(fact.path(), value));
            List<CanonicalValue> entries = new ArrayList<>();
            for (long n = 0; n < count; n++)
                entries.add(Optional.ofNullable(values.get(path + "/" + n)).orElseThrow());
            return entries;
        }
    }

    /**
     * The file proves nothing.
     *
     * @param reason why
     */
    record Refused(ProofReason reason) implements ProofVerdict {}
}
