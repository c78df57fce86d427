package org.chengxin.app;

import java.io.PrintWriter;
import org.chengxin.node.port.Health;

/** Says in the terminal how the node is, whenever that changes. */
final class HealthLines {

    private final City city;
    private final PrintWriter out;
    private Health told = new Health.Running();

    HealthLines(City city, PrintWriter out) {
        this.city = city;
        this.out = out;
    }

    /** Prints a line when the node is otherwise than when it was last looked at; it begins with a node that runs. */
    void look() {
        Health now = city.running().node().status().health();
        if (now.equals(told)) return;
        told = now;
        out.println(line(now));
        out.flush();
    }

    private static String line(Health health) {
        return switch (health) {
            case Health.Running _ -> "The node takes transactions.";
            case Health.Starting _ ->
                "The node catches up with the others; until then it takes nothing and shows no records.";
            case Health.ReadOnly why -> why.code() + " It only reads. " + why.sentence();
            case Health.Unconfirmed why ->
                why.code() + " It takes nothing and shows no records until then. " + why.sentence();
            case Health.Stopped why -> why.code() + " It makes no blocks. " + why.sentence();
        };
    }
}
