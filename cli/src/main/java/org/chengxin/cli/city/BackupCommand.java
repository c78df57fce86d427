package org.chengxin.cli.city;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.chengxin.cli.ClientOptions;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.Members;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies a node while it runs. */
@Command(
        name = "backup",
        description = {
            "Has the node copied while it runs, and puts the copy where you say. Run it on the node's machine: it asks with"
                    + " the operator's token from the data directory.",
            "The copy holds keys and import secrets. Keep it as safe as the node, on another machine, and publish the block"
                    + " that is printed: `restore --fence` asks for the last one known outside."
        },
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "Where to put the copy; never over another file.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws InterruptedException {
        if (Files.exists(file))
            throw new CommandFailure(ExitCode.BAD_FILE, file + " exists already; choose a name that is free");
        try (ChengxinClient client = options.client()) {
            Members made = client.postAsOperator("operator/backup", options.operatorToken());
            move(Path.of(made.text("path")));
            String checkpoint = made.number("height") + ":" + made.text("hash");
            if (options.json) {
                Map<String, Object> members = new TreeMap<>();
                members.put("file", file.toString());
                members.put("bytes", made.number("bytes"));
                members.put("checkpoint", checkpoint);
                options.printJson(members);
            } else {
                options.out().println(file + ": " + made.number("bytes") + " bytes, up to block " + checkpoint);
            }
            return ExitCode.OK.number();
        }
    }

    private void move(Path made) {
        if (!Files.exists(made))
            throw new CommandFailure(
                    ExitCode.BAD_FILE,
                    "the copy is on the node's machine at " + made
                            + " and cannot be reached from here; fetch it from there");
        try {
            Files.move(made, file);
        } catch (IOException unwritable) {
            throw new CommandFailure(
                    ExitCode.BAD_FILE,
                    "the copy was made and stays at " + made + ": cannot move it to " + file,
                    unwritable);
        }
    }
}
