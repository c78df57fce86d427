package org.chengxin.stories.accept;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.chengxin.merkle.ProofVerdict;
import org.chengxin.merkle.ProofVerifier;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.CityProblem;

/**
 * Asks a city for every organisation of a file of registrations, and believes only proofs: that it is there, or that it is not.
 * Of every fiftieth proof one bit is turned, which has to be refused.
 */
final class Registrations {

    private static final int ONE_IN = 50;

    private final URI city;
    private final GenesisDocument genesis;
    private final Random random = new Random(1);

    Registrations(URI city, GenesisDocument genesis) {
        this.city = city;
        this.genesis = genesis;
    }

    /**
     * What was found.
     *
     * @param present  organisations that are proven to be there
     * @param absent   organisations that are proven not to be there
     * @param unproven organisations of which nothing is proven
     * @param changed  proofs of which a bit was turned
     * @param refused  those of them that were refused
     */
    record Outcome(int present, int absent, int unproven, int changed, int refused) {

        boolean holds() {
            return unproven == 0 && changed == refused;
        }
    }

    Outcome ask(Path file) throws IOException, InterruptedException {
        int present = 0;
        int absent = 0;
        int unproven = 0;
        int changed = 0;
        int refused = 0;
        List<String> lines = Files.readAllLines(file);
        try (ChengxinClient client = new ChengxinClient(city)) {
            for (int row = 1; row < lines.size(); row++) {
                Optional<byte[]> proof = proof(client, lines.get(row).split(",", 2)[0]);
                Optional<Boolean> isThere = proof.flatMap(this::isThere);
                if (isThere.isEmpty()) unproven++;
                else if (isThere.get()) present++;
                else absent++;
                if (proof.isEmpty() || row % ONE_IN != 0) continue;
                changed++;
                if (isThere(turned(proof.get())).isEmpty()) refused++;
            }
        }
        return new Outcome(present, absent, unproven, changed, refused);
    }

    private static Optional<byte[]> proof(ChengxinClient client, String uscc) throws InterruptedException {
        try {
            return client.proof("organisations/" + uscc);
        } catch (CityProblem refusal) {
            return refusal.proof();
        }
    }

    /** Whether an organisation is there, when that is proven. */
    private Optional<Boolean> isThere(byte[] proof) {
        return ProofVerifier.verify(proof, genesis) instanceof ProofVerdict.Verified verified
                ? Optional.of(verified.facts().getFirst().value().isPresent())
                : Optional.empty();
    }

    private byte[] turned(byte[] proof) {
        byte[] other = proof.clone();
        other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        return other;
    }
}
