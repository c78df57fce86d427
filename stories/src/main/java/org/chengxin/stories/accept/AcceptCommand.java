package org.chengxin.stories.accept;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chengxin.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chengxin accept}: runs that take longer than a test may. */
@Command(
        name = "accept",
        description = "Acceptance runs.",
        mixinStandardHelpOptions = true,
        subcommands = AcceptCommand.KillsCommand.class)
public final class AcceptCommand {

    /** {@code chengxin accept kills}. */
    @Command(
            name = "kills",
            description = "Imports a generated file while the city is killed again and again; nothing may be lost,"
                    + " nothing twice.",
            mixinStandardHelpOptions = true)
    static final class KillsCommand implements Callable<Integer> {

        @Option(
                names = "--rows",
                defaultValue = "200000",
                description = "Rows of the file (default: ${DEFAULT-VALUE}).")
        private int rows;

        @Option(names = "--kills", defaultValue = "100", description = "How often to kill (default: ${DEFAULT-VALUE}).")
        private int kills;

        @Option(names = "--seed", defaultValue = "1", description = "Chooses the moments (default: ${DEFAULT-VALUE}).")
        private long seed;

        @Override
        public Integer call() throws Exception {
            Path scratch = Files.createTempDirectory("chengxin-kills");
            var outcome = new Kills(scratch, rows, kills, seed, System.out::println).run();
            System.out.println(outcome);
            return outcome.holds() ? ExitCode.OK.number() : ExitCode.REFUSED.number();
        }
    }
}
