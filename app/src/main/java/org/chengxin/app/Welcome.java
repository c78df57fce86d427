package org.chengxin.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.chengxin.node.port.Health;

/** What is said when a city is ready: where it is, and what to do next. */
final class Welcome {

    private static final Path STANDARD =
            Path.of("chengxin-data").toAbsolutePath().normalize();

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
        switch (city.running().consensus().health()) {
            case Health.Starting _, Health.Running _ -> {}
            case Health.ReadOnly why -> warn(out, why.code() + " It only reads. " + why.sentence());
            case Health.Unconfirmed why ->
                warn(out, why.code() + " It takes nothing and shows no records until then. " + why.sentence());
            case Health.Stopped why -> warn(out, why.code() + " It makes no blocks. " + why.sentence());
        }
        out.println();
        out.println("Next, in a second terminal:");
        out.println("  ./chengxin demo files files" + options());
        out.println("  ./chengxin import permits files/permits.csv" + options());
        out.println("  ./chengxin status" + options());
        out.println("and in a browser " + city.address() + "/");
        out.println("Ctrl-C stops it; the same command goes on where it stopped.");
        out.flush();
    }

    private static void warn(PrintWriter out, String sentence) {
        out.println();
        out.println(sentence);
    }

    private String options() {
        String url = city.port() == 8080 ? "" : " --url " + city.address();
        return url + (city.data().equals(STANDARD) ? "" : " --data " + city.data());
    }
}
