package org.chengxin.api.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.chengxin.api.problem.ApiReason;
import org.chengxin.api.problem.Refused;
import org.chengxin.api.reading.BodyReader;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.MalformedException;
import org.chengxin.ledger.DetachedJws;
import org.chengxin.node.flow.Node;
import org.chengxin.node.flow.RoleHolders;
import org.chengxin.node.port.Clock;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Row reports of imports. Reports hold line, column, reason and remedy, and never what stood in a row; they are kept only for
 * organisations that hold a role, so that nobody else can have the city serve what they write.
 */
@RestController
class ImportRoutes {

    /** Most bytes of a report with its signature. */
    static final int REPORT_MAX_BYTES = 16 * 1024 * 1024;

    private static final String JOSE = "application/jose";
    private static final Codec<RowReport> CODEC = Codec.of(RowReport.class);

    private final Node node;
    private final ReportShelf shelf;
    private final Clock clock;
    private final BodyReader bodies = new BodyReader(4L * REPORT_MAX_BYTES);

    ImportRoutes(Node node, ReportShelf shelf, Clock clock) {
        this.node = node;
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * Keeps a report of an import, in canonical JSON and signed by an organisation that holds a role, for
     * {@value ReportShelf#DAYS} days, under an id that only the answer tells.
     */
    @PostMapping(path = "/imports", consumes = JOSE, produces = "application/json")
    ResponseEntity<KeptAnswer> keep(HttpServletRequest request) throws IOException {
        SignedReport signed = SignedReport.read(bodies.read(request, REPORT_MAX_BYTES, Arrays::copyOf))
                .orElseThrow(() -> Refused.because(ApiReason.REPORT_MUST_BE_SIGNED));
        Optional<RoleHolders.Objection> objection = against(signed);
        if (objection.isPresent()) throw Refused.because(reason(objection.get()));
        byte[] report = signed.payload().shared();
        if (!isReport(report)) throw Refused.because(ApiReason.REPORT_MUST_BE_WELL_FORMED);
        String id = shelf.keep(report, clock.now()).orElseThrow(() -> Refused.because(ApiReason.DISK_MUST_HAVE_ROOM));
        return ResponseEntity.created(URI.create("/imports/" + id)).body(new KeptAnswer(id));
    }

    /** A report, byte for byte as it was signed, as long as it is kept. */
    @GetMapping(path = "/imports/{id}", produces = "application/json")
    ResponseEntity<byte[]> report(@PathVariable("id") String id) {
        return shelf.find(id, clock.now())
                .map(report -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(report.shared()))
                .orElseThrow(() -> Refused.because(ApiReason.REPORT_MUST_BE_KNOWN));
    }

    private Optional<RoleHolders.Objection> against(SignedReport signed) {
        DetachedJws jws = signed.jws();
        return node.roleHolders()
                .against(
                        jws.key(),
                        jws.algorithm(),
                        signed.signingInput().shared(),
                        jws.signature().toArray());
    }

    private static ApiReason reason(RoleHolders.Objection objection) {
        return switch (objection) {
            case KEY_MUST_BE_ACTIVE -> ApiReason.REPORT_KEY_MUST_BE_ACTIVE;
            case ORGANISATION_MUST_HOLD_A_ROLE -> ApiReason.REPORT_SENDER_MUST_HOLD_A_ROLE;
            case SIGNATURE_MUST_FIT -> ApiReason.REPORT_SIGNATURE_MUST_FIT;
        };
    }

    private static boolean isReport(byte[] report) {
        try {
            CODEC.decode(report);
            return true;
        } catch (MalformedException otherwise) {
            return false;
        }
    }

    /**
     * Where a report is.
     *
     * @param id its id
     */
    record KeptAnswer(String id) {}
}
