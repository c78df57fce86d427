package org.chengxin.cli.city;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.chengxin.cli.ClientOptions;
import org.chengxin.cli.ExitCode;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.Members;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists which kinds of record the city may collect, on which law, and for how long they are displayed. */
@Command(
        name = "catalogue",
        description = "Lists the kinds of record that the city may collect, and the editions of the display rules.",
        mixinStandardHelpOptions = true)
public final class CatalogueCommand implements Callable<Integer> {

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Override
    public Integer call() throws InterruptedException {
        try (ChengxinClient client = options.client()) {
            Members catalogue = client.get("catalogue");
            Members editions = client.get("editions");
            if (options.json) {
                Map<String, Object> members = new TreeMap<>();
                members.put("items", catalogue.tree().get("items"));
                members.put("editions", editions.tree().get("editions"));
                options.printJson(members);
            } else {
                show(catalogue, editions);
            }
            return ExitCode.OK.number();
        }
    }

    private void show(Members catalogue, Members editions) {
        PrintWriter out = options.out();
        for (Members item : catalogue.objects("items")) {
            out.println(item.text("id") + "  " + item.text("nameZh") + " · " + item.text("nameEn") + unconfirmed(item));
            out.println("    " + item.text("legalBasis"));
        }
        for (Members edition : editions.objects("editions")) {
            String until =
                    edition.optionalText("until").map(date -> " to " + date).orElse(" on");
            out.println(
                    "edition " + edition.text("id") + ", from " + edition.text("from") + until + unconfirmed(edition));
            for (Members period : edition.objects("periods"))
                out.println("    " + period.text("level") + ": " + period.number("shortestMonths") + " to "
                        + period.number("longestMonths") + " months"
                        + (period.flag("displayedByDefault") ? "" : ", not displayed by default"));
        }
    }

    private static String unconfirmed(Members data) {
        return data.flag("unconfirmed") ? "  (unconfirmed: still to be checked against the law)" : "";
    }
}
