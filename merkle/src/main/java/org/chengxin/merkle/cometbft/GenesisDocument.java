package org.chengxin.merkle.cometbft;

import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;

/**
 * CometBFT's genesis document, {@code genesis.json}.
 *
 * @param time genesis time
 * @param chainId name of the chain
 * @param initialHeight height of the first block, usually 1
 * @param params parameters of consensus
 * @param validators the first validators
 * @param appHash root of the first state
 * @param appState the application's own genesis, empty when there is none
 */
public record GenesisDocument(
        Timestamp time,
        String chainId,
        long initialHeight,
        ConsensusParams params,
        List<NamedValidator> validators,
        Bytes appHash,
        Optional<CanonicalValue> appState) {

    /** Copies the list. */
    public GenesisDocument {
        validators = List.copyOf(validators);
    }

    /**
     * A validator with the name that the document gives it.
     *
     * @param name any text, may be empty
     * @param validator key and power
     */
    public record NamedValidator(String name, Validator validator) {}

    /** The first validator set. */
    public ValidatorSet validatorSet() {
        return ValidatorSet.of(
                validators.stream().map(NamedValidator::validator).toList());
    }

    /**
     * Reads a genesis document as CometBFT accepts it, in any spacing and order.
     *
     * @throws org.chengxin.encoding.MalformedException when it is none, or uses keys other than Ed25519
     */
    public static GenesisDocument read(byte[] json) {
        throw new UnsupportedOperationException("" + json.length);
    }

    /** Writes the document as canonical JSON, which CometBFT reads. */
    public byte[] write() {
        throw new UnsupportedOperationException();
    }
}
