package org.chengxin.api.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import org.chengxin.api.problem.ApiReason;
import org.chengxin.api.problem.Refused;
import org.chengxin.api.reading.BodyReader;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.MalformedException;
import org.chengxin.node.port.Clock;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Row reports of imports. Reports hold line, column, reason and remedy, and never what stood in a row. */
@RestController
class ImportRoutes {

    /** Most bytes of a report. */
    static final int REPORT_MAX_BYTES = 16 * 1024 * 1024;

    private final ReportShelf shelf;
    private final Clock clock;
    private static final Codec<RowReport> CODEC = Codec.of(RowReport.class);

    private final BodyReader bodies = new BodyReader(4L * REPORT_MAX_BYTES);

    ImportRoutes(ReportShelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /** Keeps a report of an import, in canonical JSON, for {@value ReportShelf#DAYS} days, under an id that only the answer tells. */
    @PostMapping(path = "/imports", consumes = MediaType.APPLICATION_JSON_VALUE, produces = "application/json")
    ResponseEntity<KeptAnswer> keep(HttpServletRequest request) throws IOException {
        byte[] report = bodies.read(request, REPORT_MAX_BYTES, Arrays::copyOf);
        if (!isReport(report)) throw Refused.because(ApiReason.REPORT_MUST_BE_WELL_FORMED);
        String id = shelf.keep(report, clock.now()).orElseThrow(() -> Refused.because(ApiReason.DISK_MUST_HAVE_ROOM));
        return ResponseEntity.created(URI.create("/imports/" + id)).body(new KeptAnswer(id));
    }

    /** A report, byte for byte as it was sent. */
    @GetMapping(path = "/imports/{id}", produces = "application/json")
    ResponseEntity<byte[]> report(@PathVariable("id") String id) {
        return shelf.find(id)
                .map(report -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(report.shared()))
                .orElseThrow(() -> Refused.because(ApiReason.REPORT_MUST_BE_KNOWN));
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
