package org.chengxin.cli.keys;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chengxin.cli.ClientOptions;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.cli.GivenPassphrase;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Uscc;
import org.chengxin.sdk.KeyFile;
import org.chengxin.sdk.SigningKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a key. */
@Command(
        name = "new",
        description = {
            "Makes a key for an organisation in <data>/keys/<USCC>.jwk (mode 0600) and prints its public half.",
            "The chain knows it once a registrar has vouched for it, or a key of the organisation has added it."
        },
        mixinStandardHelpOptions = true)
public final class KeyNewCommand implements Callable<Integer> {

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "USCC", description = "The organisation.")
    private String organisation = "";

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            defaultValue = "EdDSA",
            description = "EdDSA, ES256 or SM2 (default: ${DEFAULT-VALUE}).")
    private String algorithm = "EdDSA";

    @Option(names = "--out", paramLabel = "FILE", description = "Another file than <data>/keys/<USCC>.jwk.")
    private @Nullable Path file;

    @Option(
            names = "--encrypt",
            description = "Encrypt the file under a passphrase, from CHENGXIN_KEYS_PASSPHRASE or asked for here.")
    private boolean encrypt;

    @Override
    public Integer call() {
        Uscc uscc = Organisations.parse(organisation);
        Algorithm chosen = Arrays.stream(Algorithm.values())
                .filter(one -> one.header().toLowerCase(Locale.ROOT).equals(algorithm.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(ExitCode.USAGE, "--algorithm takes EdDSA, ES256 or SM2"));
        Path target = file == null ? options.keyring().file(uscc) : file;
        SigningKey key = SigningKey.generate(uscc, chosen);
        KeyFile.create(target, key, passphrase(target));
        Shown.key(options, key, target);
        return ExitCode.OK.number();
    }

    private Optional<char[]> passphrase(Path target) {
        if (!encrypt) return Optional.empty();
        Optional<char[]> given = new GivenPassphrase().of(target);
        if (given.isEmpty() || given.get().length == 0)
            throw new CommandFailure(
                    ExitCode.NO_KEY,
                    "--encrypt needs a passphrase: set CHENGXIN_KEYS_PASSPHRASE or run this at a terminal");
        return given;
    }
}
