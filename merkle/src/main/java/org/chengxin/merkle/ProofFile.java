package org.chengxin.merkle;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.Sha256;
import org.chengxin.merkle.cometbft.LightBlock;

/**
 * Facts of the state at one height with everything that proves them, as canonical JSON. Carries bytes only;
 * {@link ProofVerifier} says whether they prove anything.
 *
 * @param chain chain id
 * @param claims what is claimed, at most {@link #MAX_CLAIMS}, ascending by the bytes of their paths, each path once
 * @param format always {@link #FORMAT}
 * @param header CometBFT's {@code LightBlock} at {@code height} + 1, whose header commits to the state at {@code height}
 * @param height the version of the state
 * @param opening content of one of the claimed records with its salt, while displayed
 * @param trail light blocks before {@code header}, ascending, at most {@link #MAX_TRAIL}: the last block of each earlier
 *     validator set, and any block that the reader trusts
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

    /** Most bytes of a file. */
    public static final int MAX_BYTES = 64 * 1024 * 1024;

    /** Most claims in a file. */
    public static final int MAX_CLAIMS = 10_000;

    /** Most light blocks before the header. */
    public static final int MAX_TRAIL = 10_000;

    /** Length of an opening's salt in bytes. */
    public static final int SALT_BYTES = 32;

    private static final Codec<ProofFile> CODEC = Codec.of(ProofFile.class);

    /** Copies the lists. */
    public ProofFile {
        claims = List.copyOf(claims);
        trail = List.copyOf(trail);
    }

    /** A proof file of the present format; puts the claims into their order. */
    public static ProofFile of(
            String chain, List<Claim> claims, Bytes header, long height, Optional<Opening> opening, List<Bytes> trail) {
        List<Claim> ordered =
                claims.stream().sorted(Comparator.comparing(Claim::pathBytes)).toList();
        return new ProofFile(chain, ordered, FORMAT, header, height, opening, trail);
    }

    /**
     * That a path has a value, or none.
     *
     * @param path path in the state
     * @param proof the ICS 23 proof, as {@link CommitmentProof#encode} writes it
     * @param value the value, empty when it is claimed that there is none
     */
    public record Claim(String path, Bytes proof, Optional<CanonicalValue> value) {

        Bytes pathBytes() {
            return Bytes.owned(path.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * What a salted commitment in a claimed value stands for.
     *
     * @param content the committed content
     * @param salt its salt, {@link #SALT_BYTES} bytes
     */
    public record Opening(CanonicalValue content, Bytes salt) {

        /** Checks the salt's length, so that salt and content cannot be cut apart elsewhere. */
        public Opening {
            if (salt.size() != SALT_BYTES) throw new IllegalArgumentException("a salt has 32 bytes");
        }

        /** SHA-256(salt ‖ content). */
        public Bytes commitment() {
            return Bytes.owned(Sha256.of(salt.shared(), content.bytes().shared()));
        }
    }

    /**
     * The same file with one light block more in its trail, for a reader who trusts that block.
     *
     * @param block not above {@code header}; where the file has a block of its height already, the file stays as it is
     */
    public ProofFile startingAt(LightBlock block) {
        long wanted = block.header().height();
        if (wanted > height + 1) throw new IllegalArgumentException("a trail ends before the header");
        SortedMap<Long, Bytes> blocks = new TreeMap<>();
        for (Bytes each : trail)
            blocks.put(LightBlock.decode(each.shared()).header().height(), each);
        if (wanted <= height) blocks.putIfAbsent(wanted, Bytes.owned(block.encode()));
        return of(chain, claims, header, height, opening, List.copyOf(blocks.values()));
    }

    /** The canonical bytes. */
    public byte[] encode() {
        return CODEC.encode(this);
    }

    /**
     * Reads what {@link #encode} writes.
     *
     * @throws org.chengxin.encoding.MalformedException for any other bytes
     */
    public static ProofFile decode(byte[] bytes) {
        return CODEC.decode(bytes);
    }
}
