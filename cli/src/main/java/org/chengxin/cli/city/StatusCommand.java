package org.chengxin.cli.city;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.chengxin.cli.ClientOptions;
import org.chengxin.cli.ExitCode;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.Members;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says how a city is. */
@Command(
        name = "status",
        description = "Says how the city and its node are.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nEnds with:%n",
        exitCodeList = {"0:the node takes transactions", "5:it does not, or cannot be reached"})
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Override
    public Integer call() throws InterruptedException {
        try (ChengxinClient client = options.client()) {
            Members status = client.get("status");
            Members health = status.object("health");
            if (options.json) options.printJson(status.tree());
            else show(status, health);
            return (health.text("state").equals("running") ? ExitCode.OK : ExitCode.UNAVAILABLE).number();
        }
    }

    private void show(Members status, Members health) {
        PrintWriter out = options.out();
        String demo = status.flag("demo") ? ", everything on it is invented" : "";
        out.println(status.text("cityZh") + " · " + status.text("cityEn") + " (" + status.text("chain") + demo + ")");
        out.println("node    " + health.text("state")
                + health.optionalText("sentence").map(text -> ": " + text).orElse("")
                + health.optionalText("code").map(code -> " (" + code + ")").orElse(""));
        out.println(String.format(
                Locale.ROOT,
                "chain   block %,d, %,d transactions waiting",
                status.number("height"),
                status.number("waiting")));
        status.optionalText("blockHash").ifPresent(hash -> out.println("hash    " + hash));
        out.println("state   " + status.text("appHash"));
        for (Members warning : status.objects("warnings"))
            out.println("warning " + warning.text("code") + " " + warning.text("sentence"));
        out.println("program " + status.text("version") + ", signatures by " + status.text("signatures"));
    }
}
