package org.chengxin.stories.bench.network;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chengxin.cli.Chengxin;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Keyring;
import org.chengxin.sdk.TransactionSigner;

/**
 * Invented authorities without a node that register invented companies in turn. They are the same in each network of a
 * run, which all have one chain id, so the same bytes are good in each of them.
 */
final class Registrars {

    /** So many, because a key may be at most 1,024 sequences ahead of the state. */
    static final int COUNT = 16;

    static final String CHAIN = "shili-bench";

    private static final int FIRST = 100;
    private static final long EXPIRES_AFTER_MILLIS = 20L * 60 * 60 * 1000;
    private static final LocalDate ESTABLISHED = LocalDate.parse("2019-05-06");

    private final List<Path> folders;
    private final List<TransactionSigner> signers;
    private final List<byte[]> made = new ArrayList<>();
    private final long expires = System.currentTimeMillis() + EXPIRES_AFTER_MILLIS;

    private Registrars(List<Path> folders, List<TransactionSigner> signers) {
        this.folders = folders;
        this.signers = signers;
    }

    /** Makes their keys and statements below a folder, by the commands that real ones would give. */
    static Registrars create(Path folder) throws IOException {
        List<Path> folders = new ArrayList<>();
        List<TransactionSigner> signers = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            Path data = folder.resolve("registrar" + i);
            Files.createDirectories(folder);
            command(
                    "network",
                    "init",
                    "--data",
                    data.toString(),
                    "--uscc",
                    uscc(i).text(),
                    "--name",
                    "示例登记机关" + i,
                    "--established",
                    "2018-01-01",
                    "--role",
                    "registrar");
            folders.add(data);
            signers.add(new TransactionSigner(new Keyring(data, file -> {
                        throw new IllegalStateException("these keys have no passphrase");
                    })
                    .key(uscc(i))));
        }
        return new Registrars(folders, signers);
    }

    /** The code of one of them. */
    static Uscc uscc(int number) {
        String body = "11999999" + String.format(Locale.ROOT, "%09d", FIRST + number);
        return new Uscc(body + Uscc.checkCharacter(body));
    }

    /** Their statements. */
    List<Path> statements() {
        return folders.stream().map(folder -> folder.resolve("statement.json")).toList();
    }

    /** Registrations number {@code from} to {@code from + count - 1}; what was made once is not made again. */
    List<byte[]> registrations(int from, int count) {
        int there = made.size();
        if (there < from + count) {
            byte[][] fresh = new byte[from + count - there][];
            IntStream.range(0, fresh.length).parallel().forEach(i -> fresh[i] = registration(there + i));
            made.addAll(Arrays.asList(fresh));
        }
        return List.copyOf(made.subList(from, from + count));
    }

    private byte[] registration(int number) {
        var transaction = new RegisterOrganisation(
                ExampleCity.company(1 + number), "示例" + number + "号贸易有限公司", ESTABLISHED, Optional.of("示例区"));
        return signers.get(number % COUNT).sign(new Payload(CHAIN, expires, 1 + number / COUNT, transaction));
    }

    /** Runs a command of the program in this process; answers what it printed. */
    static String command(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Chengxin.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        if (exit != 0) throw Validators.failed(String.join(" ", arguments) + " ended with " + exit + ": " + err);
        return out.toString();
    }
}
