package org.chengxin.merkle;

import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;

/**
 * Facts of the state at one height with everything that proves them, as canonical JSON.
 *
 * @param chain chain id
 * @param claims what is claimed, at most {@link #MAX_CLAIMS}, in order of their paths, each path once
 * @param format always {@link #FORMAT}
 * @param header CometBFT's {@code LightBlock} at {@code height} + 1, whose header commits to the state at {@code height}
 * @param height the version of the state
 * @param opening content of one of the claimed records with its salt, while displayed
 * @param trail light blocks before {@code header}, in order: at least the last block of each validator set
 */
public record ProofFile(
        String chain,
        List<Claim> claims,
        String format,
        Bytes header,
        long height,
        Optional<Opening> opening,
        List<Bytes> trail) {

    /** The format that this release reads and writes. */
    public static final String FORMAT = "chengxin-proof-1";

    /** Most claims in a file. */
    public static final int MAX_CLAIMS = 10_000;

    /** Copies the lists. */
    public ProofFile {
        claims = List.copyOf(claims);
        trail = List.copyOf(trail);
    }

    /** A proof file of the present format. */
    public static ProofFile of(
            String chain, List<Claim> claims, Bytes header, long height, Optional<Opening> opening, List<Bytes> trail) {
        return new ProofFile(chain, claims, FORMAT, header, height, opening, trail);
    }

    /**
     * That a path has a value, or none.
     *
     * @param path path in the state
     * @param proof the ICS 23 proof
     * @param value the value, empty when it is claimed that there is none
     */
    public record Claim(String path, Bytes proof, Optional<CanonicalValue> value) {}

    /**
     * What a salted commitment in a claimed value stands for.
     *
     * @param content the committed content
     * @param salt its salt, 32 bytes
     */
    public record Opening(CanonicalValue content, Bytes salt) {}

    /** The canonical bytes. */
    public byte[] encode() {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads what {@link #encode} writes.
     *
     * @throws org.chengxin.encoding.MalformedException for any other bytes
     */
    public static ProofFile decode(byte[] bytes) {
        throw new UnsupportedOperationException("" + bytes.length);
    }
}
