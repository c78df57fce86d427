package org.chengxin.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import org.chengxin.cli.city.BackupCommand;
import org.chengxin.cli.city.CatalogueCommand;
import org.chengxin.cli.city.StateCommand;
import org.chengxin.cli.city.StatusCommand;
import org.chengxin.cli.demo.DemoCommand;
import org.chengxin.cli.imports.ImportCommand;
import org.chengxin.cli.keys.KeyCommand;
import org.chengxin.cli.proofs.CheckpointCommand;
import org.chengxin.cli.proofs.ProofCommand;
import org.chengxin.cli.proofs.VerifyCommand;
import org.chengxin.cli.records.WithdrawCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of all commands. */
@Command(
        name = "chengxin",
        description = "A city's platform for identity and public credit.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ImportCommand.class,
            WithdrawCommand.class,
            DemoCommand.class,
            ProofCommand.class,
            VerifyCommand.class,
            CheckpointCommand.class,
            StatusCommand.class,
            StateCommand.class,
            CatalogueCommand.class,
            BackupCommand.class,
            KeyCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Chengxin {

    /** Commands that take a record's id, of which one in 64 begins with a hyphen and is no option for that. */
    private static final List<String> TAKE_RECORDS = List.of("withdraw", "proof");

    private static final String VERSION = "chengxin "
            + Optional.ofNullable(Chengxin.class.getPackage().getImplementationVersion())
                    .orElse("development");

    private Chengxin() {}

    /**
     * Runs the command that the arguments name, printing to the process's own streams.
     *
     * @return the number to end the process with
     */
    public static int run(String... arguments) {
        return run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments);
    }

    /** Runs the command that the arguments name. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return commands()
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Complaints::ofArguments)
                .setExecutionExceptionHandler(Complaints::ofExecution)
                .execute(arguments);
    }

    /** All commands that this class path has. */
    public static CommandLine commands() {
        CommandLine line = new CommandLine(new Chengxin());
        for (CommandProvider provider : ServiceLoader.load(CommandProvider.class))
            line.addSubcommand(provider.command());
        for (String name : TAKE_RECORDS)
            Objects.requireNonNull(line.getSubcommands().get(name)).setUnmatchedOptionsArePositionalParams(true);
        tellVersion(line);
        return line;
    }

    private static void tellVersion(CommandLine line) {
        line.getCommandSpec().version(VERSION);
        line.getSubcommands().values().forEach(Chengxin::tellVersion);
    }
}
