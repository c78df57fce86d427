package org.chengxin.app;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;

/** What is said when a city is ready: where it is, and what to do next. */
final class Welcome {

    private static final Path STANDARD =
            Path.of("chengxin-data").toAbsolutePath().normalize();

    private static final URI STANDARD_ADDRESS = URI.create("http://localhost:8080");

    private final City city;

    Welcome(City city) {
        this.city = city;
    }

    void print(PrintWriter out) {
        out.println();
        out.println((city.isFounded() ? "Founded and running: " : "Running again: ") + city.address());
        out.println("  chain   " + city.running().node().status().chain());
        out.println("  height  " + city.running().consensus().height());
        out.println("  data    " + city.data() + (city.isFounded() ? "  (keep it and its keys safe)" : ""));
        out.println();
        out.println("Next, in a second terminal:");
        out.println("  ./chengxin demo files files" + options());
        out.println("  ./chengxin import permits files/permits.csv" + options());
        out.println("  ./chengxin status" + options());
        out.println("and in a browser " + city.address() + "/");
        out.println("Ctrl-C stops it; the same command goes on where it stopped.");
        out.flush();
    }

    private String options() {
        String url = city.address().equals(STANDARD_ADDRESS) ? "" : " --url " + city.address();
        return url + (city.data().equals(STANDARD) ? "" : " --data " + city.data());
    }
}
