package org.chengxin.app;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import org.chengxin.ledger.governance.ChainKey;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.sdk.ExampleCity;

/**
 * What is said when a city is ready: where it is, and what to do next.
 *
 * @param start   which of its starts this is
 * @param address where requests go to from this machine
 * @param chain   id of the chain
 * @param height  of the newest block
 * @param data    the data directory
 * @param invites whether invented files may be sent into it, and the keys for that are here
 */
record Welcome(Start start, URI address, String chain, long height, Path data, boolean invites) {

    private static final Path STANDARD =
            Path.of("chengxin-data").toAbsolutePath().normalize();

    private static final URI STANDARD_ADDRESS = URI.create("http://localhost:8080");

    /** A start of a node. */
    enum Start {
        /** It founded the city. */
        FOUNDED("Founded and running: "),
        /** The first of a member's node. */
        FIRST("Running for the first time: "),
        /** A later one. */
        LATER("Running again: ");

        private final String greeting;

        Start(String greeting) {
            this.greeting = greeting;
        }

        static Start of(boolean founded, boolean hasRunBefore) {
            if (founded) return FOUNDED;
            return hasRunBefore ? LATER : FIRST;
        }
    }

    static Welcome to(City city) {
        return new Welcome(
                city.kind(),
                city.address(),
                city.running().node().status().chain(),
                city.running().consensus().height(),
                city.data(),
                invites(city));
    }

    /** The city that nobody gave a name is invented; the keys of a network's authorities are not with its nodes. */
    private static boolean invites(City city) {
        ChainState settings =
                city.running().node().newest().view().find(new ChainKey()).orElseThrow();
        boolean invented = settings.demo() || settings.cityZh().equals(ExampleCity.NAME_ZH);
        return invented && city.running().consensus().decidesAlone();
    }

    void print(PrintWriter out) {
        boolean founded = start == Start.FOUNDED;
        out.println();
        out.println(start.greeting + address);
        out.println("  chain   " + chain);
        out.println("  height  " + height + (height == 0 ? "  (the chain begins with the first block)" : ""));
        out.println("  data    " + data + (founded ? "  (keep it and its keys safe)" : ""));
        out.println();
        out.println("Next, in a second terminal:");
        if (invites) {
            out.println("  ./chengxin demo files files" + options());
            out.println("  ./chengxin import permits files/permits.csv" + options());
        }
        out.println("  ./chengxin status" + options());
        out.println("and in a browser " + address + "/");
        out.println("Ctrl-C stops it; the same command goes on where it stopped.");
        out.flush();
    }

    private String options() {
        String url = address.equals(STANDARD_ADDRESS) ? "" : " --url " + address;
        return url + (data.equals(STANDARD) ? "" : " --data " + data);
    }
}
