package org.chengxin.api.operator;

import java.io.IOException;
import org.chengxin.api.operator.Backups.Made;
import org.chengxin.node.flow.Node;
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

    /** Makes a backup while the node runs on. */
    @PostMapping(path = "/operator/backup", produces = "application/json")
    Made backup() throws IOException {
        return backups.make();
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
