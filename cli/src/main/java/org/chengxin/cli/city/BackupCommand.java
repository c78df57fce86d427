package org.chengxin.cli.city;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.chengxin.cli.ClientOptions;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.encoding.Json;
import org.chengxin.encoding.MalformedException;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies a node while it runs. */
@Command(
        name = "backup",
        description = {
            "Has the node copied while it runs, and puts the copy where you say. It asks with the operator's token from the"
                    + " data directory.",
            "The copy holds keys and import secrets. Keep it as safe as the node, on another machine, and publish the block"
                    + " that is printed: `up --fence` asks for the last one known outside."
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
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try (ChengxinClient client = options.client()) {
            createPrivate(draft);
            client.backup(options.operatorToken(), draft);
            Map<?, ?> contents = contents(draft);
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            say(contents);
            return ExitCode.OK.number();
        } catch (IOException unwritable) {
            throw new CommandFailure(
                    ExitCode.BAD_FILE, "cannot write the copy to " + draft + "; choose a folder with room", unwritable);
        } finally {
            draft.toFile().delete();
        }
    }

    private void say(Map<?, ?> contents) throws IOException {
        String checkpoint = contents.get("height") + ":" + contents.get("hash");
        if (options.json) {
            Map<String, Object> members = new TreeMap<>();
            members.put("file", file.toString());
            members.put("bytes", Files.size(file));
            members.put("checkpoint", checkpoint);
            options.printJson(members);
        } else {
            options.out().println(file + ": " + Files.size(file) + " bytes, up to block " + checkpoint);
        }
    }

    /** The table of contents, which a copy has as its last entry: without it the copy is not whole. */
    private static Map<?, ?> contents(Path copy) throws IOException {
        try (ZipFile zip = new ZipFile(copy.toFile())) {
            ZipEntry entry = zip.getEntry("backup.json");
            if (entry != null
                    && Json.read(zip.getInputStream(entry).readNBytes(WholeFile.MOST_BYTES))
                            instanceof Map<?, ?> contents) return contents;
        } catch (ZipException | MalformedException damaged) {
            throw cutShort(damaged);
        }
        throw cutShort(new ZipException("no table of contents"));
    }

    private static CommandFailure cutShort(Exception damaged) {
        return new CommandFailure(
                ExitCode.UNAVAILABLE, "the copy did not arrive whole; run the command again", damaged);
    }

    private static void createPrivate(Path draft) throws IOException {
        boolean posix = draft.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.deleteIfExists(draft);
        if (posix)
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        else Files.createFile(draft);
    }
}
