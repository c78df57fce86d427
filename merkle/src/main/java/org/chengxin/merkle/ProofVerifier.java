package org.chengxin.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.MalformedException;
import org.chengxin.merkle.ProofFile.Claim;
import org.chengxin.merkle.ProofVerdict.Refused;
import org.chengxin.merkle.ProofVerdict.Verified;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.LightBlock;

/**
 * Checks proof files offline, against a genesis document or one trusted block and nothing else. Reads strictly: there is
 * no byte in an accepted file that could be another without the file being refused.
 */
public final class ProofVerifier {

    private ProofVerifier() {}

    /** Checks a file from the first validators on. */
    public static ProofVerdict verify(byte[] file, GenesisDocument genesis) {
        return verify(file, new Trust.Genesis(genesis));
    }

    /** Checks a file from a trusted block on, which must be one of those that the file carries. */
    public static ProofVerdict verify(byte[] file, TrustedBlock trusted) {
        return verify(file, new Trust.Block(trusted));
    }

    private static ProofVerdict verify(byte[] bytes, Trust trust) {
        if (bytes.length > ProofFile.MAX_BYTES) return new Refused(ProofReason.FILE_MUST_KEEP_ITS_LIMITS);
        ProofFile file;
        try {
            file = ProofFile.decode(bytes);
        } catch (MalformedException malformed) {
            return new Refused(ProofReason.FILE_MUST_BE_CANONICAL);
        }
        Optional<ProofReason> wrong = shape(file).or(() -> trust.chain(file.chain()));
        if (wrong.isPresent()) return new Refused(wrong.get());
        List<LightBlock> blocks;
        try {
            blocks = blocks(file);
        } catch (MalformedException malformed) {
            return new Refused(ProofReason.LIGHT_BLOCK_MUST_BE_CANONICAL);
        }
        LightBlock header = blocks.getLast();
        wrong = LightClient.links(file.chain(), blocks)
                .or(() -> trust.anchors(blocks))
                .or(() -> follows(file, header))
                .or(() -> claims(file, header.header().appHash()))
                .or(() -> lists(file))
                .or(() -> opening(file))
                .or(() -> LightClient.signatures(blocks));
        if (wrong.isPresent()) return new Refused(wrong.get());
        return new Verified(
                file.chain(),
                file.height(),
                header.header().time(),
                header.header().hash(),
                file.claims().stream().map(ProofVerifier::fact).toList(),
                file.opening());
    }

    private static List<LightBlock> blocks(ProofFile file) {
        List<LightBlock> blocks = new ArrayList<>();
        for (Bytes block : file.trail()) blocks.add(LightBlock.decode(block.shared()));
        blocks.add(LightBlock.decode(file.header().shared()));
        return blocks;
    }

    private static Optional<ProofReason> shape(ProofFile file) {
        if (!file.format().equals(ProofFile.FORMAT)) return Optional.of(ProofReason.FORMAT_MUST_BE_KNOWN);
        if (file.claims().size() > ProofFile.MAX_CLAIMS || file.trail().size() > ProofFile.MAX_TRAIL)
            return Optional.of(ProofReason.FILE_MUST_KEEP_ITS_LIMITS);
        if (file.claims().isEmpty()) return Optional.of(ProofReason.CLAIMS_MUST_ASCEND);
        for (int i = 1; i < file.claims().size(); i++)
            if (file.claims()
                            .get(i - 1)
                            .pathBytes()
                            .compareTo(file.claims().get(i).pathBytes())
                    >= 0) return Optional.of(ProofReason.CLAIMS_MUST_ASCEND);
        return Optional.empty();
    }

    private static Optional<ProofReason> follows(ProofFile file, LightBlock header) {
        return header.header().height() - 1 == file.height()
                ? Optional.empty()
                : Optional.of(ProofReason.HEADER_MUST_FOLLOW_THE_STATE);
    }

    private static Optional<ProofReason> claims(ProofFile file, Bytes root) {
        for (Claim claim : file.claims()) {
            byte[] proof = claim.proof().shared();
            if (claim.value().isPresent()) {
                Bytes digest =
                        JellyfishTree.valueDigest(claim.value().get().bytes().shared());
                if (!Ics23.verifyMembership(root, proof, claim.path(), digest))
                    return Optional.of(ProofReason.PRESENCE_MUST_BE_PROVEN);
            } else if (!Ics23.verifyNonMembership(root, proof, claim.path())) {
                return Optional.of(ProofReason.ABSENCE_MUST_BE_PROVEN);
            }
        }
        return Optional.empty();
    }

    /** Who claims how long a list is shows all of it, so that nobody takes a part for the whole. */
    private static Optional<ProofReason> lists(ProofFile file) {
        var facts = new TreeMap<String, Fact>();
        for (Claim claim : file.claims()) facts.put(claim.path(), fact(claim));
        for (Fact fact : facts.values()) {
            long count = fact.listLength().orElse(0L);
            for (long n = 0; n < count; n++) {
                Optional<Fact> entry = Optional.ofNullable(facts.get(fact.path() + "/" + n));
                if (entry.flatMap(Fact::value).isEmpty()) return Optional.of(ProofReason.LIST_MUST_BE_COMPLETE);
            }
        }
        return Optional.empty();
    }

    private static Optional<ProofReason> opening(ProofFile file) {
        if (file.opening().isEmpty()) return Optional.empty();
        String commitment = file.opening().get().commitment().toBase64Url();
        boolean fits =
                file.claims().stream().anyMatch(claim -> fact(claim).content().equals(Optional.of(commitment)));
        return fits ? Optional.empty() : Optional.of(ProofReason.OPENING_MUST_FIT_A_COMMITMENT);
    }

    private static Fact fact(Claim claim) {
        return new Fact(claim.path(), claim.value());
    }
}
