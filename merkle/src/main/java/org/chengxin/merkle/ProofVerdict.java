package org.chengxin.merkle;

import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.merkle.cometbft.Timestamp;

/** What a verifier says about a proof file. */
public sealed interface ProofVerdict {

    /**
     * Everything in the file follows from what the verifier trusts.
     *
     * @param chain chain id
     * @param height version of the state
     * @param headerTime time of the block that commits to it
     * @param headerHash hash of that block's header
     * @param facts what is proven, in order of paths
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

        /** Copies the list. */
        public Verified {
            facts = List.copyOf(facts);
        }

        /** Whether the proof is recent enough: what is wrong, or empty. Times in milliseconds since 1970 and milliseconds. */
        public Optional<ProofReason> fresh(long now, long maxAge) {
            throw new UnsupportedOperationException("" + now + maxAge);
        }

        /** Whether every claimed record is displayed at a time in milliseconds since 1970: what is wrong, or empty. */
        public Optional<ProofReason> displayed(long at) {
            throw new UnsupportedOperationException("" + at);
        }

        /** The dense list at a path, when the facts hold its count and every entry. */
        public Optional<List<CanonicalValue>> list(String path) {
            throw new UnsupportedOperationException(path);
        }
    }

    /**
     * The file proves nothing.
     *
     * @param reason why
     */
    record Refused(ProofReason reason) implements ProofVerdict {}

    /**
     * A proven fact.
     *
     * @param path path in the state
     * @param value its value, empty when it has none
     */
    record Fact(String path, Optional<CanonicalValue> value) {}
}
