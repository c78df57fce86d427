package org.chengxin.api.records;

import java.util.Optional;
import org.chengxin.api.problem.ApiReason;
import org.chengxin.api.problem.Refused;
import org.chengxin.api.reading.ContentStatus;
import org.chengxin.api.reading.Versions;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.ledger.credit.RecordKey;
import org.chengxin.merkle.ProofFile;
import org.chengxin.node.flow.Node;
import org.chengxin.node.state.StateVersion;
import org.chengxin.node.view.RecordAnswer.Gone;
import org.chengxin.node.view.RecordAnswer.Held;
import org.chengxin.node.view.RecordAnswer.Shown;
import org.chengxin.node.view.RecordAnswer.Unknown;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One credit record. */
@RestController
class RecordRoutes {

    private final Node node;
    private final Versions versions;

    RecordRoutes(Node node, Versions versions) {
        this.node = node;
        this.versions = versions;
    }

    /**
     * A record by its id. From the instant at which its display ends the answer is 410.
     *
     * @param publisher who published it; needed only where two publishers use one id
     */
    @GetMapping(path = "/records/{id}", produces = "application/json")
    RecordAnswer record(
            @PathVariable("id") RecordId id,
            @RequestParam(name = "publisher", required = false) Optional<Uscc> publisher,
            @RequestParam(name = "proof", defaultValue = "false") boolean proof) {
        StateVersion version = versions.newest(proof);
        // Asked after the version was chosen and last before answering: what has ended since is not shown.
        return switch (publisher.map(known -> node.views().record(known, id)).orElseGet(() -> node.views()
                .record(id))) {
            case Shown shown ->
                new RecordAnswer(
                        shown.compromisedSince(),
                        shown.opening().map(ContentOpening::content),
                        Optional.of(ContentStatus.of(shown.opening(), node.fetchesContents())),
                        version.height(),
                        id,
                        proof(proof, version, shown.publisher(), id),
                        shown.publisher(),
                        shown.record(),
                        shown.opening().map(ContentOpening::salt));
            case Held held ->
                new RecordAnswer(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        version.height(),
                        id,
                        proof(proof, version, held.publisher(), id),
                        held.publisher(),
                        held.record(),
                        Optional.empty());
            case Gone _ ->
                throw Refused.because(ApiReason.RECORD_MUST_STILL_BE_SHOWN, ended(proof, version, publisher, id));
            case Unknown _ ->
                throw Refused.because(
                        ApiReason.RECORD_MUST_BE_KNOWN, publisher.flatMap(known -> proof(proof, version, known, id)));
        };
    }

    private Optional<ProofFile> proof(boolean wanted, StateVersion version, Uscc publisher, RecordId id) {
        return wanted ? Optional.of(node.proofs().record(version, publisher, id)) : Optional.empty();
    }

    /** That a record has ended can be proven as soon as the state says so; before, its value would say too much. */
    private Optional<ProofFile> ended(boolean wanted, StateVersion version, Optional<Uscc> publisher, RecordId id) {
        return publisher
                .filter(known -> version.view()
                        .find(new RecordKey(known, id))
                        .filter(CreditRecord.Ended.class::isInstance)
                        .isPresent())
                .flatMap(known -> proof(wanted, version, known, id));
    }
}
