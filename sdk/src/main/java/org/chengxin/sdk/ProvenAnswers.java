package org.chengxin.sdk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.MalformedException;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.StateKey;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.ledger.credit.RecordKey;
import org.chengxin.ledger.credit.SubjectEntry;
import org.chengxin.ledger.credit.SubjectKey;
import org.chengxin.ledger.identity.Organisation;
import org.chengxin.ledger.identity.OrganisationKey;
import org.chengxin.merkle.Fact;
import org.chengxin.merkle.ProofReason;
import org.chengxin.merkle.ProofVerdict;
import org.chengxin.merkle.ProofVerifier;
import org.chengxin.merkle.cometbft.GenesisDocument;

/**
 * Asks a city and believes only what it proves: every answer is taken from the proof beside it, which is checked against
 * a genesis document that the caller trusts. Whatever the proof does not show is {@link SdkReason#ANSWER_MUST_BE_PROVEN}. Of
 * several nodes, one whose answer is stale or not proven is left for another.
 */
public final class ProvenAnswers {

    private final CityNodes nodes;
    private final GenesisDocument genesis;
    private final Duration maxAge;

    /**
     * Asks a city.
     *
     * @param genesis what is trusted, from a source other than the city
     * @param maxAge  how old a proof may be; an idle city makes a block at least every 30 seconds
     */
    public ProvenAnswers(ChengxinClient client, GenesisDocument genesis, Duration maxAge) {
        this(new CityNodes(client), genesis, maxAge);
    }

    /** Asks the nodes of a city; see {@link #ProvenAnswers(ChengxinClient, GenesisDocument, Duration)}. */
    public ProvenAnswers(CityNodes nodes, GenesisDocument genesis, Duration maxAge) {
        this.nodes = nodes;
        this.genesis = genesis;
        this.maxAge = maxAge;
    }

    /** An organisation, or proof that none has this code. */
    public Optional<Organisation> organisation(Uscc uscc) throws InterruptedException {
        String path = "organisations/" + uscc.text();
        return value(path, path, new OrganisationKey(uscc));
    }

    /** A publisher's record, or proof that it has none with this id. */
    public Optional<CreditRecord> record(Uscc publisher, RecordId id) throws InterruptedException {
        String path = "records/" + id.text();
        return value(path, path + "?publisher=" + publisher.text(), new RecordKey(publisher, id));
    }

    /** All places of a subject's list, those that have ended too: what is not in it does not exist. */
    public List<SubjectEntry> records(Uscc subject) throws InterruptedException {
        String path = "organisations/" + subject.text() + "/records";
        List<CanonicalValue> entries = proven(path, verified -> verified.list(new SubjectKey(subject).path())
                .orElseThrow(() -> unproven(path, "no such list")));
        List<SubjectEntry> read = new ArrayList<>();
        for (CanonicalValue entry : entries) read.add(decode(path, SubjectEntry.class, entry));
        return List.copyOf(read);
    }

    /** What a proof says, of the first node whose proof says it. */
    private <T> T proven(String path, Function<ProofVerdict.Verified, T> reading) throws InterruptedException {
        return nodes.ask(node -> reading.apply(verified(node, path)));
    }

    private ProofVerdict.Verified verified(ChengxinClient node, String path) throws InterruptedException {
        byte[] proof = proof(node, path).orElseThrow(() -> unproven(path, "no proof"));
        return switch (ProofVerifier.verify(proof, genesis)) {
            case ProofVerdict.Refused refused -> {
                nodes.caught(node);
                throw unproven(path, refused.reason().code());
            }
            case ProofVerdict.Verified verified -> {
                Optional<ProofReason> stale = verified.fresh(System.currentTimeMillis(), maxAge.toMillis());
                if (stale.isPresent()) throw unproven(path, stale.get().code());
                yield verified;
            }
        };
    }

    /** A refusal that proves nothing is no answer: another node may have one. */
    private static Optional<byte[]> proof(ChengxinClient node, String path) throws InterruptedException {
        try {
            return node.proof(path);
        } catch (CityProblem problem) {
            if (problem.isPassing()) throw problem;
            throw unproven(path, problem.code());
        }
    }

    private <V> Optional<V> value(String path, String asked, StateKey<V> key) throws InterruptedException {
        Fact fact = proven(
                asked, verified -> verified.fact(key.path()).orElseThrow(() -> unproven(path, "nothing about it")));
        return fact.value().map(value -> decode(path, key.type(), value));
    }

    private static <V> V decode(String path, Class<V> type, CanonicalValue value) {
        try {
            return Codec.of(type).decode(value.bytes().shared());
        } catch (MalformedException newer) {
            throw new SdkException(SdkReason.ANSWER_MUST_BE_UNDERSTOOD, "GET /" + path, newer);
        }
    }

    private static SdkException unproven(String path, String why) {
        return new SdkException(SdkReason.ANSWER_MUST_BE_PROVEN, "GET /" + path + " (" + why + ")");
    }
}
