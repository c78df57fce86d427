package org.chengxin.api.operator;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.chengxin.node.flow.Node;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What only the operator may ask for; the token is asked for before these routes are reached. */
@RestController
class OperatorRoutes {

    private final Node node;
    private final Backups backups;

    OperatorRoutes(Node node, Backups backups) {
        this.node = node;
        this.backups = backups;
    }

    /** A copy of the node, made while it runs on, keys included. */
    @PostMapping(path = "/operator/backup", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    void backup(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        backups.write(response.getOutputStream());
    }

    /** A hash over the facts of the state, without heights, times and windows. Reads the whole state. */
    @GetMapping(path = "/operator/facts", produces = "application/json")
    FactsAnswer facts() {
        long height = node.newest().height();
        return new FactsAnswer(node.facts().toHex(), height);
    }

    /**
     * A hash over the facts.
     *
     * @param facts  SHA-256, lower-case hexadecimal
     * @param height a height that the facts are not older than
     */
    record FactsAnswer(String facts, long height) {}
}
