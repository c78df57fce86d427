package org.chengxin.merkle.cometbft;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.encoding.MalformedException;

/**
 * CometBFT's genesis document, {@code genesis.json}: what a chain starts from, and what an offline verifier trusts.
 *
 * @param time genesis time
 * @param chainId name of the chain, 1 to 50 bytes
 * @param initialHeight height of the first block, usually 1
 * @param params parameters of consensus
 * @param validators the first validators, at least one
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

    /** Checks the shape. */
    public GenesisDocument {
        validators = List.copyOf(validators);
        int chainBytes = chainId.getBytes(StandardCharsets.UTF_8).length;
        if (chainBytes == 0 || chainBytes > Shapes.CHAIN_ID_BYTES)
            throw new IllegalArgumentException("a chain id has 1 to 50 bytes");
        if (initialHeight < 1) throw new IllegalArgumentException("heights start at 1");
        setOf(validators);
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
        return setOf(validators);
    }

    private static ValidatorSet setOf(List<NamedValidator> validators) {
        return ValidatorSet.of(
                validators.stream().map(NamedValidator::validator).toList());
    }

    /**
     * Reads a genesis document as CometBFT accepts it, in any spacing and order; members that CometBFT does not know are
     * passed over.
     *
     * @throws MalformedException when it is none, or uses keys other than Ed25519
     */
    public static GenesisDocument read(byte[] json) {
        return GenesisJson.read(json);
    }

    /** Writes the document as canonical JSON, which CometBFT reads. */
    public byte[] write() {
        return GenesisJson.write(this);
    }
}
