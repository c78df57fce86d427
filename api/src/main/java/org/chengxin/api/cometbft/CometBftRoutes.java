package org.chengxin.api.cometbft;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.chengxin.api.chain.GenesisFile;
import org.chengxin.api.reading.BodyReader;
import org.chengxin.node.flow.Node;
import org.chengxin.node.port.Consensus;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * CometBFT's RPC for light clients, by GET with parameters and by JSON-RPC 2.0. It only reads, and errors are as CometBFT
 * gives them: a question by address that has no answer is a status 500, one by JSON-RPC is not.
 */
@RestController
class CometBftRoutes {

    private static final int BODY_MAX_BYTES = 64 * 1024;
    private static final long BODIES_MAX_BYTES = 8L << 20;

    private final Answerer answerer;
    private final BodyReader bodies = new BodyReader(BODIES_MAX_BYTES);

    CometBftRoutes(Node node, Consensus consensus, GenesisFile genesis, Optional<OwnValidator> own) {
        this.answerer = new Answerer(consensus, node.chain(), genesis, own);
    }

    /** Whether the node answers. */
    @GetMapping(path = "/cometbft/health", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> health() {
        return answer(Question.HEALTH, Map.of());
    }

    /** How far the node is. */
    @GetMapping(path = "/cometbft/status", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> status() {
        return answer(Question.STATUS, Map.of());
    }

    /** The genesis document. */
    @GetMapping(path = "/cometbft/genesis", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> genesis() {
        return answer(Question.GENESIS, Map.of());
    }

    /** A header and the votes for it. */
    @GetMapping(path = "/cometbft/commit", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> commit(@RequestParam(name = "height", required = false) @Nullable String height) {
        return answer(Question.COMMIT, given(Parameters.HEIGHT, height));
    }

    /** Those who sign at a height, a page of at most 100. */
    @GetMapping(path = "/cometbft/validators", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> validators(
            @RequestParam(name = "height", required = false) @Nullable String height,
            @RequestParam(name = "page", required = false) @Nullable String page,
            @RequestParam(name = "per_page", required = false) @Nullable String perPage) {
        return answer(
                Question.VALIDATORS,
                Map.of(
                        Parameters.HEIGHT, orEmpty(height),
                        Parameters.PAGE, orEmpty(page),
                        Parameters.PER_PAGE, orEmpty(perPage)));
    }

    /** A block; transactions that are shown no more are their hashes, and {@code data.redacted} says which. */
    @GetMapping(path = "/cometbft/block", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> block(@RequestParam(name = "height", required = false) @Nullable String height) {
        return answer(Question.BLOCK, given(Parameters.HEIGHT, height));
    }

    private static Map<String, String> given(String name, @Nullable String value) {
        return Map.of(name, orEmpty(value));
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private ResponseEntity<byte[]> answer(Question question, Map<String, String> given) {
        try {
            Parameters parameters = Parameters.ofAddress(question.parameters(), given::get);
            return json(HttpStatus.OK, RpcJson.result(answerer.answer(question, parameters)));
        } catch (RpcFault fault) {
            return json(HttpStatus.INTERNAL_SERVER_ERROR, RpcJson.fault(fault));
        }
    }

    /** One request of JSON-RPC 2.0; of what type its content is said to be does not matter. */
    @PostMapping(
            path = {"/cometbft", "/cometbft/"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> call(HttpServletRequest request) throws IOException {
        return bodies.read(request, BODY_MAX_BYTES, this::call);
    }

    private ResponseEntity<byte[]> call(byte[] body, int length) {
        Optional<RpcRequest> request;
        try {
            request = RpcRequest.read(RpcJson.read(body, length));
        } catch (RpcFault fault) {
            return json(HttpStatus.INTERNAL_SERVER_ERROR, RpcJson.fault(null, fault));
        }
        return request.map(this::answer)
                .map(answer -> json(HttpStatus.OK, answer))
                .orElseGet(() -> ResponseEntity.ok().build());
    }

    private byte[] answer(RpcRequest request) {
        try {
            Question question = Question.of(request.method()).orElseThrow(RpcFault::unknownMethod);
            Parameters parameters = Parameters.ofJson(question.parameters(), request.params());
            return RpcJson.result(request.id(), answerer.answer(question, parameters));
        } catch (RpcFault fault) {
            return RpcJson.fault(request.id(), fault);
        }
    }

    private static ResponseEntity<byte[]> json(HttpStatus status, byte[] json) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json);
    }
}
