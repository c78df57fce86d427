package org.chengxin.cli.city;

import java.util.concurrent.Callable;
import org.chengxin.cli.ClientOptions;
import org.chengxin.cli.ExitCode;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.Members;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints a hash of what is known, without how it came about. */
@Command(
        name = "facts",
        description = {
            "Prints a hash of organisations and records, without heights, times and windows: two cities that know the same"
                    + " print the same. Asks with the operator's token and reads the whole state."
        },
        mixinStandardHelpOptions = true)
public final class StateFactsCommand implements Callable<Integer> {

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Override
    public Integer call() throws InterruptedException {
        try (ChengxinClient client = options.client()) {
            Members facts = client.getAsOperator("operator/facts", options.operatorToken());
            if (options.json) options.printJson(facts.tree());
            else options.out().println(facts.text("facts"));
            return ExitCode.OK.number();
        }
    }
}
