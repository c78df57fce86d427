package org.chengxin.cli.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chengxin.cli.ClientOptions;
import org.chengxin.cli.ExitCode;
import org.chengxin.cli.GivenPassphrase;
import org.chengxin.sdk.KeyFile;
import org.chengxin.sdk.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the public half of a key. */
@Command(
        name = "show",
        description = "Prints the public half of a key, never the private one.",
        mixinStandardHelpOptions = true)
public final class KeyShowCommand implements Callable<Integer> {

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Parameters(
            index = "0",
            paramLabel = "USCC|FILE",
            description = "The organisation whose key is in <data>/keys, or a key file.")
    private String which = "";

    @Override
    public Integer call() {
        Path file = Files.isRegularFile(Path.of(which))
                ? Path.of(which)
                : options.keyring().file(Organisations.parse(which));
        SigningKey key = KeyFile.read(file, new GivenPassphrase());
        Shown.key(options, key, file);
        return ExitCode.OK.number();
    }
}
