package org.chengxin.app;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chengxin.app.network.NetworkFile;
import org.chengxin.app.network.SignedStatement;
import org.chengxin.app.network.StatedNode;
import org.chengxin.app.network.Statement;

/** What a member is about to agree to, for its eyes. */
final class NetworkSummary {

    private final NetworkFile network;
    private final long now;

    /** @param now in milliseconds since 1970-01-01T00:00Z */
    NetworkSummary(NetworkFile network, long now) {
        this.network = network;
        this.now = now;
    }

    void print(PrintWriter out) {
        var settings = network.genesis().settings();
        int members = network.genesis().members().size();
        out.println(settings.cityZh() + " · " + settings.cityEn() + " (" + settings.chain() + "), " + members
                + (members == 1 ? " validator" : " validators") + "; it goes on while " + (members - 1) / 3
                + " of them are dead or lie");
        long begins = network.genesis().time();
        out.println("begins at " + Instant.ofEpochMilli(begins)
                + (begins > now ? "; that is in the future, and no block is made before then" : ""));
        for (SignedStatement signed : network.statements()) {
            Statement statement = signed.statement();
            out.println("  " + statement.uscc() + " " + statement.name() + roles(statement));
            out.println("    "
                    + statement.node().map(NetworkSummary::node).orElse("runs no node")
                    + "; statement " + signed.fingerprint());
        }
        out.println("fingerprint " + network.fingerprint());
    }

    private static String roles(Statement statement) {
        String roles = statement.roles().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return roles.isEmpty() ? "" : ": " + roles;
    }

    private static String node(StatedNode node) {
        return "node " + node.address() + ", API " + node.api();
    }
}
