package org.chengxin.merkle;

import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;

/** What a verifier starts from. */
sealed interface Trust {

    /** Whether a chain id can be that of the trusted chain. */
    Optional<ProofReason> chain(String chain);

    /** Whether blocks that follow from one another also follow from what is trusted. */
    Optional<ProofReason> anchors(List<LightBlock> blocks);

    /**
     * The first validators.
     *
     * @param document the genesis document
     */
    record Genesis(GenesisDocument document) implements Trust {

        @Override
        public Optional<ProofReason> chain(String chain) {
            return chain.equals(document.chainId())
                    ? Optional.empty()
                    : Optional.of(ProofReason.CHAIN_MUST_BE_THE_TRUSTED_ONE);
        }

        @Override
        public Optional<ProofReason> anchors(List<LightBlock> blocks) {
            Header first = blocks.getFirst().header();
            Bytes validators = document.validatorSet().hash();
            if (!first.validatorsHash().equals(validators)) return Optional.of(ProofReason.TRAIL_MUST_START_AT_GENESIS);
            boolean early =
                    first.height() < document.initialHeight() || first.time().compareTo(document.time()) < 0;
            boolean otherState = first.height() == document.initialHeight()
                    && !first.appHash().equals(document.appHash());
            return early || otherState ? Optional.of(ProofReason.BLOCKS_MUST_FOLLOW_GENESIS) : Optional.empty();
        }
    }

    /**
     * One block. Those before it in the trail say nothing, but must still be whole.
     *
     * @param trusted height and hash
     */
    record Block(TrustedBlock trusted) implements Trust {

        /** The trusted hash commits to the chain id. */
        @Override
        public Optional<ProofReason> chain(String chain) {
            return Optional.empty();
        }

        @Override
        public Optional<ProofReason> anchors(List<LightBlock> blocks) {
            for (LightBlock block : blocks) {
                if (block.header().height() != trusted.height()) continue;
                return block.header().hash().equals(trusted.hash())
                        ? Optional.empty()
                        : Optional.of(ProofReason.TRUSTED_HASH_MUST_MATCH);
            }
            return Optional.of(ProofReason.TRUSTED_BLOCK_MUST_BE_IN_THE_FILE);
        }
    }
}
