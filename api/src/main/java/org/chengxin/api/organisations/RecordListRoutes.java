package org.chengxin.api.organisations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chengxin.api.problem.ApiReason;
import org.chengxin.api.problem.ParameterForm;
import org.chengxin.api.problem.Refused;
import org.chengxin.api.reading.ContentStatus;
import org.chengxin.api.reading.Cursor;
import org.chengxin.api.reading.Versions;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.SubjectEntry;
import org.chengxin.ledger.credit.SubjectEntryKey;
import org.chengxin.ledger.credit.SubjectKey;
import org.chengxin.ledger.credit.SubjectRecords;
import org.chengxin.merkle.ProofFile;
import org.chengxin.node.flow.Node;
import org.chengxin.node.state.StateVersion;
import org.chengxin.node.view.RecordAnswer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of a subject's records, whether or not the subject is registered here. */
@RestController
class RecordListRoutes {

    /** Housekeeping runs this often, in seconds, and writes down which displays are over. */
    private static final int SECONDS_TO_HOUSEKEEPING = 1;

    private final Node node;
    private final Versions versions;

    RecordListRoutes(Node node, Versions versions) {
        this.node = node;
        this.versions = versions;
    }

    /**
     * A page of the list. With {@code proof=true} the proof is of the whole list, its emptiness included. Whether a record
     * may still be shown is asked of the clock at this moment, whatever the state says.
     */
    @GetMapping(path = "/organisations/{uscc}/records", produces = "application/json")
    RecordsAnswer records(
            @PathVariable("uscc") Uscc uscc,
            @RequestParam(name = "proof", defaultValue = "false") boolean proof,
            @RequestParam(name = "cursor", required = false) Optional<Cursor> cursor,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        ParameterForm.requireLimit(limit);
        StateVersion version = versions.newest(proof);
        View view = version.view();
        long count = view.find(new SubjectKey(uscc)).map(SubjectRecords::count).orElse(0L);
        long from = cursor.map(Cursor::position).orElse(OptionalLong.of(0)).orElse(0);
        long to = count - from > limit ? from + limit : count;
        List<RecordsAnswer.Place> places = new ArrayList<>();
        for (long place = from; place < to; place++) places.add(place(view, uscc, place));
        Optional<ProofFile> file = proof ? Optional.of(proof(version, uscc, count)) : Optional.empty();
        OptionalLong next = to < count ? OptionalLong.of(to) : OptionalLong.empty();
        return new RecordsAnswer(count, version.height(), Cursor.text(next), file, places, uscc);
    }

    /**
     * The proof shows every record that the state still has as displayed. Where the display of one is over and that is not
     * written down yet, there is no proof until it is.
     */
    private ProofFile proof(StateVersion version, Uscc subject, long count) {
        for (long place = 0; place < count; place++) {
            boolean over = version.view()
                    .find(new SubjectEntryKey(subject, place))
                    .filter(entry -> entry instanceof SubjectEntry.Displayed displayed
                            && !(node.views().record(displayed.publisher(), displayed.record())
                                    instanceof RecordAnswer.Shown))
                    .isPresent();
            if (over) throw Refused.forNow(ApiReason.PROOF_MUST_BE_AVAILABLE, SECONDS_TO_HOUSEKEEPING);
        }
        return node.proofs().records(version, subject);
    }

    private RecordsAnswer.Place place(View view, Uscc subject, long place) {
        return view.find(new SubjectEntryKey(subject, place))
                .map(entry -> switch (entry) {
                    case SubjectEntry.Ended _ -> RecordsAnswer.Place.ended(place);
                    case SubjectEntry.Displayed displayed -> shown(place, displayed);
                })
                .orElseGet(() -> RecordsAnswer.Place.ended(place));
    }

    private RecordsAnswer.Place shown(long place, SubjectEntry.Displayed entry) {
        if (!(node.views().record(entry.publisher(), entry.record()) instanceof RecordAnswer.Shown shown))
            return RecordsAnswer.Place.ended(place);
        return new RecordsAnswer.Place(
                shown.compromisedSince(),
                shown.opening().map(ContentOpening::content),
                Optional.of(ContentStatus.of(shown.opening(), node.fetchesContents())),
                Optional.of(entry.record()),
                place,
                Optional.of(entry.publisher()),
                Optional.of(shown.record()),
                "displayed");
    }
}
