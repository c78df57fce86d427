package org.chengxin.stories.accept;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.encoding.MalformedException;
import org.chengxin.merkle.cometbft.GenesisDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chengxin accept}: runs that take longer than a test may. */
@Command(
        name = "accept",
        description = "Acceptance runs.",
        mixinStandardHelpOptions = true,
        subcommands = {AcceptCommand.KillsCommand.class, AcceptCommand.RegistrationsCommand.class})
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

    /** {@code chengxin accept registrations}. */
    @Command(
            name = "registrations",
            description =
                    "Asks a running city for every organisation of a file that was imported, and believes only proofs.",
            mixinStandardHelpOptions = true)
    static final class RegistrationsCommand implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "The file of registrations, in UTF-8.")
        private Path file = Path.of("");

        @Option(
                names = "--url",
                defaultValue = "http://localhost:8080",
                description = "The city (default: ${DEFAULT-VALUE}).")
        private URI url = URI.create("http://localhost:8080");

        @Option(names = "--genesis", required = true, description = "The genesis document that is trusted.")
        private Path genesis = Path.of("");

        @Override
        public Integer call() throws Exception {
            Registrations.Outcome outcome;
            try {
                outcome = new Registrations(url, GenesisDocument.read(Files.readAllBytes(genesis))).ask(file);
            } catch (IOException | MalformedException unreadable) {
                throw new CommandFailure(
                        ExitCode.BAD_FILE, "cannot read " + genesis + " or " + file + "; check both paths", unreadable);
            }
            System.out.println(outcome);
            return outcome.holds() ? ExitCode.OK.number() : ExitCode.REFUSED.number();
        }
    }
}
