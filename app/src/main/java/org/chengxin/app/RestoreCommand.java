package org.chengxin.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.encoding.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a data directory from a backup. */
@Command(
        name = "restore",
        description =
                "Makes a data directory from a backup. A node on it signs nothing until it is started with --fence, and"
                        + " shows no records before it knows what the chain has become.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path backup = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory to make (default: ./chengxin-data).")
    private Path data = Path.of("chengxin-data");

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try {
            BackupFile restored = new Restore(backup, data).run();
            if (json) printJson(restored);
            else say(restored);
            return ExitCode.OK.number();
        } catch (CannotStart cannot) {
            throw new CommandFailure(ExitCode.BAD_FILE, String.valueOf(cannot.getMessage()), cannot);
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    ExitCode.BAD_FILE,
                    backup + " cannot be read, or " + data + " cannot be written ("
                            + unreadable.getClass().getSimpleName() + ")",
                    unreadable);
        }
    }

    private PrintWriter out() {
        if (spec == null) throw new IllegalStateException("picocli did not say which command this is");
        return spec.commandLine().getOut();
    }

    private void printJson(BackupFile restored) {
        Map<String, Object> members = new TreeMap<>();
        members.put("chain", restored.chain());
        members.put("checkpoint", restored.height() + ":" + restored.hash());
        members.put("data", data.toString());
        out().println(new String(Json.write(members), StandardCharsets.UTF_8));
        out().flush();
    }

    private void say(BackupFile restored) {
        PrintWriter out = out();
        out.println("Restored " + restored.chain() + " with block " + restored.height() + " and all before it.");
        boolean ofNetwork = Files.exists(data.resolve(CometBftValidator.FOLDER));
        out.println(
                ofNetwork
                        ? "./chengxin network run --data " + data + " follows the network and signs nothing."
                        : "./chengxin up --data " + data + " says how it is; it takes nothing and shows no records.");
        if (ofNetwork)
            out.println(
                    "It signs again with --fence HEIGHT:HASH, a block that the other nodes make from now on. Make sure"
                            + " that the original never runs again.");
        else
            out.println(
                    "It does both again with --fence HEIGHT:HASH, the last block that anyone outside knows, if it holds"
                            + " that very block. Make sure that the original never runs again.");
        out.flush();
    }
}
