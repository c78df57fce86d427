package org.chengxin.api.transactions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.problem.ApiReason;
import org.chengxin.api.problem.Codes;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.problem.Refused;
import org.chengxin.api.reading.BodyReader;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.TransactionId;
import org.chengxin.ledger.credit.ContentLimits;
import org.chengxin.node.flow.Node;
import org.chengxin.node.view.TransactionAnswer.Gone;
import org.chengxin.node.view.TransactionAnswer.Shown;
import org.chengxin.node.view.TransactionAnswer.Unknown;
import org.chengxin.node.view.TransactionAnswer.Waiting;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sending transactions, and asking what came of them. */
@RestController
class TransactionRoutes {

    /** Most lines of a request. */
    static final int LINES_MAX = 500;

    /** Most bytes of a request with lines. */
    static final int LINES_BODY_MAX_BYTES = 16 * 1024 * 1024;

    /** Most bytes of one line: the transaction, its content, and what stands around them. */
    static final int LINE_MAX_BYTES = SignedTransaction.MAX_BYTES + ContentLimits.CONTENT_MAX_BYTES + 1024;

    /** All bodies that are being read may take a sixteenth of the heap, or four of the largest. */
    private static final long BODIES_MAX_BYTES =
            Math.max(4L * LINES_BODY_MAX_BYTES, Runtime.getRuntime().maxMemory() / 16);

    private static final String LINES = "application/x-ndjson";
    private static final String JOSE = "application/jose";

    private final Node node;
    private final Submitter submitter;
    private final BodyReader bodies = new BodyReader(BODIES_MAX_BYTES);

    TransactionRoutes(Node node, MeterRegistry meters) {
        this.node = node;
        this.submitter = new Submitter(node, meters);
    }

    /** One transaction without content: the body is the JWS itself. */
    @PostMapping(path = "/transactions", consumes = JOSE)
    void jws(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Line line = bodies.read(request, LINE_MAX_BYTES, (body, length) -> {
            if (length == 0) throw Refused.because(ApiReason.BODY_MUST_HOLD_A_TRANSACTION);
            return new Line.Sent(Bytes.owned(Arrays.copyOf(body, length)), Optional.empty());
        });
        one(line, request, response);
    }

    /** One transaction with what belongs beside it: the body is like one line of many. */
    @PostMapping(path = "/transactions", consumes = MediaType.APPLICATION_JSON_VALUE)
    void json(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Line line = bodies.read(request, LINE_MAX_BYTES, (body, length) -> {
            if (length == 0) throw Refused.because(ApiReason.BODY_MUST_HOLD_A_TRANSACTION);
            return LineReader.read(body, 0, length);
        });
        if (line instanceof Line.Malformed malformed) throw Refused.because(malformed.reason());
        one(line, request, response);
    }

    private void one(Line line, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Duration> wait = Waits.asked(request.getHeader("Prefer"));
        TransactionAnswer answer = Submitter.await(submitter.hand(line), deadline(wait));
        switch (answer.status()) {
            case TransactionAnswer.COMMITTED -> write(response, HttpStatus.OK, answer);
            case TransactionAnswer.PENDING -> {
                answer.id().ifPresent(id -> response.setHeader(HttpHeaders.LOCATION, "/transactions/" + id.text()));
                write(response, HttpStatus.ACCEPTED, answer);
            }
            default -> throw Refused.with(problem(answer), answer.retryAfterSeconds());
        }
    }

    private static Problem problem(TransactionAnswer answer) {
        Problem problem = answer.reason()
                .flatMap(reason -> Codes.problem(reason.code()))
                .orElseGet(() -> Problem.of(ApiReason.SERVER_MUST_NOT_FAIL));
        return problem.about(answer.id(), answer.height());
    }

    /** Up to {@value #LINES_MAX} transactions, one a line; answered with one line each, in the same order. */
    @PostMapping(path = "/transactions", consumes = LINES)
    void lines(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Line> lines = bodies.read(request, LINES_BODY_MAX_BYTES, TransactionRoutes::split);
        List<Submitter.Handed> handed = new ArrayList<>(lines.size());
        for (Line line : lines) handed.add(submitter.hand(line));

        Optional<Duration> wait = Waits.asked(request.getHeader("Prefer"));
        response.setContentType(LINES);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setStatus(status(handed, wait.isPresent(), response).value());
        long deadline = deadline(wait);
        OutputStream out = response.getOutputStream();
        for (Submitter.Handed each : handed) {
            out.write(Submitter.await(each, deadline).json());
            out.write('\n');
        }
    }

    /** 429 only when nothing at all was taken; otherwise each line says for itself. */
    private static HttpStatus status(List<Submitter.Handed> handed, boolean waits, HttpServletResponse response) {
        int retry = 0;
        boolean pending = false;
        for (Submitter.Handed each : handed) {
            if (each instanceof Submitter.Handed.Waits) pending = true;
            if (each instanceof Submitter.Handed.Answered(TransactionAnswer answer))
                retry = Math.max(retry, answer.retryAfterSeconds().orElse(0));
        }
        if (retry > 0) response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(retry));
        boolean allBusy = handed.stream()
                .allMatch(each -> each instanceof Submitter.Handed.Answered(TransactionAnswer answer)
                        && answer.status().equals(TransactionAnswer.BUSY));
        if (allBusy) return HttpStatus.TOO_MANY_REQUESTS;
        return pending && !waits ? HttpStatus.ACCEPTED : HttpStatus.OK;
    }

    private static List<Line> split(byte[] body, int length) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= length; at++) {
            if (at < length && body[at] != '\n') continue;
            if (!isBlank(body, start, at)) {
                if (lines.size() == LINES_MAX) throw Refused.because(ApiReason.LINES_MUST_BE_AT_MOST_500);
                lines.add(
                        at - start > LINE_MAX_BYTES
                                ? new Line.Malformed(ApiReason.BODY_MUST_FIT)
                                : LineReader.read(body, start, at));
            }
            start = at + 1;
        }
        if (lines.isEmpty()) throw Refused.because(ApiReason.BODY_MUST_HOLD_A_TRANSACTION);
        return lines;
    }

    private static boolean isBlank(byte[] body, int from, int to) {
        for (int at = from; at < to; at++) if (body[at] != ' ' && body[at] != '\t' && body[at] != '\r') return false;
        return true;
    }

    private static long deadline(Optional<Duration> wait) {
        return System.nanoTime() + wait.orElse(Duration.ZERO).toNanos();
    }

    private static void write(HttpServletResponse response, HttpStatus status, TransactionAnswer answer)
            throws IOException {
        byte[] json = answer.json();
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    /** What came of a transaction. */
    @GetMapping(path = "/transactions/{id}", produces = "application/json")
    TransactionAnswer transaction(@PathVariable("id") TransactionId id) {
        return switch (node.transaction(id)) {
            case Shown shown ->
                Submitter.answer(shown.transaction())
                        .withJws(new String(shown.jws().shared(), ISO_8859_1));
            case Waiting _ -> TransactionAnswer.pending(id);
            case Gone _ -> throw Refused.because(ApiReason.TRANSACTION_MUST_STILL_BE_SHOWN);
            case Unknown _ -> throw Refused.because(ApiReason.TRANSACTION_MUST_BE_KNOWN);
        };
    }
}
