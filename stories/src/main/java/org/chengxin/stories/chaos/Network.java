package org.chengxin.stories.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.chengxin.cli.Chengxin;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.ledger.Uscc;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.sdk.ExampleCity;

/**
 * Four members, made by the same commands that real ones would give. Between any two validators there is a relay, so that
 * a line can be slow without anyone's configuration changing. The data directory of one of them is on a small disk.
 */
final class Network implements AutoCloseable {

    static final int MEMBERS = 4;

    /** How long anything that has to come may take: a node that starts on a busy machine takes a minute. */
    private static final int PATIENCE_SECONDS = 240;

    private static final int FIRST_DOOR = 21_000;
    private static final int SMALL_DISK_MEBIBYTES = 512;
    private static final int RESERVE_MEBIBYTES = 64;
    private static final long BETWEEN_LOOKS_NANOS = 100_000_000L;

    private final Hosts hosts;
    private final Path folder;
    private final Path engine;
    private final int cramped;
    private final List<Validator> validators;
    private final Lines lines = new Lines();

    private Network(Hosts hosts, Path folder, Path engine, int cramped) {
        this.hosts = hosts;
        this.folder = folder;
        this.engine = engine;
        this.cramped = cramped;
        this.validators = IntStream.rangeClosed(1, MEMBERS)
                .mapToObj(number -> new Validator(hosts, number, folder))
                .toList();
    }

    /**
     * Makes a network in a folder and starts it.
     *
     * @param engine  the program of CometBFT
     * @param cramped whose data directory is on a small disk
     */
    static Network create(Path folder, Path engine, int cramped) throws InterruptedException {
        var network = new Network(Hosts.create(MEMBERS), folder, engine, cramped);
        try {
            network.found();
            network.awaitWhole("the network to begin");
            return network;
        } catch (RuntimeException failed) {
            network.close();
            throw failed;
        }
    }

    /** The members, each with the roles of a registrar and a publisher. */
    static Uscc member(int number) {
        return ExampleCity.authorities().get(number - 1).uscc();
    }

    private void found() throws InterruptedException {
        mountSmallDisk();
        List<String> collect = new ArrayList<>(List.of("network", "collect"));
        for (Validator validator : validators) {
            int number = validator.number();
            lines.open(
                    new InetSocketAddress(Hosts.DESK, FIRST_DOOR + number),
                    new InetSocketAddress(Hosts.address(number), Validator.PEER_PORT));
            prepare(validator);
            collect.add(validator.data().resolve("statement.json").toString());
            collect.addAll(List.of("--expect", member(number).text()));
        }
        Path file = folder.resolve("network.json");
        collect.addAll(List.of("--chain", "shili-chaos", "--city-zh", "示例市", "--city-en", "Example City"));
        collect.addAll(List.of("--out", file.toString()));
        String told = command(collect);
        String fingerprint = told.lines()
                .filter(line -> line.contains("--fingerprint "))
                .map(line -> line.substring(line.indexOf("--fingerprint ") + 14).strip())
                .findFirst()
                .orElseThrow(() -> new CommandFailure(ExitCode.DEFECT, "collect named no fingerprint: " + told));
        for (Validator validator : validators)
            command(List.of(
                    "network",
                    "seal",
                    file.toString(),
                    "--data",
                    validator.data().toString(),
                    "--fingerprint",
                    fingerprint));
        for (Validator validator : validators) validator.start(file);
    }

    /** The mount is in the namespace of this command, so it goes with it. */
    private void mountSmallDisk() {
        try {
            Files.createDirectories(validator(cramped).data());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        Shell.run(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=" + SMALL_DISK_MEBIBYTES + "m,mode=700",
                "tmpfs",
                validator(cramped).data().toString());
    }

    private void prepare(Validator validator) {
        int number = validator.number();
        String address = Hosts.address(number);
        command(List.of(
                "network",
                "init",
                "--data",
                validator.data().toString(),
                "--uscc",
                member(number).text(),
                "--name",
                ExampleCity.authorities().get(number - 1).name(),
                "--established",
                "2020-01-01",
                "--role",
                "registrar",
                "--role",
                "publisher",
                "--address",
                Hosts.DESK + ":" + (FIRST_DOOR + number),
                "--listen",
                address + ":" + Validator.PEER_PORT,
                "--contents",
                address + ":26660",
                "--contents-listen",
                address + ":26660",
                "--api",
                validator.api().toString(),
                "--port",
                Integer.toString(Validator.API_PORT)));
        String more = "address=%s\nlimit.exempt=%s\ncometbft.program=%s\ndisk.reserve-megabytes=%d\n"
                .formatted(address, Hosts.DESK, engine, RESERVE_MEBIBYTES);
        try {
            Files.writeString(validator.data().resolve("chengxin.properties"), more, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Runs a command of this program in this process, since each start of one takes seconds. */
    private static String command(List<String> arguments) {
        var said = new StringWriter();
        var printer = new PrintWriter(said);
        int exit = Chengxin.run(printer, printer, arguments.toArray(String[]::new));
        if (exit != 0)
            throw new CommandFailure(
                    ExitCode.DEFECT, String.join(" ", arguments) + " ended with " + exit + ": " + said);
        return said.toString();
    }

    Hosts hosts() {
        return hosts;
    }

    Lines lines() {
        return lines;
    }

    List<Validator> validators() {
        return validators;
    }

    Validator validator(int number) {
        return validators.get(number - 1);
    }

    /** Whose data directory is on a small disk. */
    int cramped() {
        return cramped;
    }

    /** Where the APIs are. */
    List<URI> addresses() {
        return validators.stream().map(Validator::api).toList();
    }

    /** What the members trust from the start. */
    GenesisDocument genesis() {
        try {
            return GenesisDocument.read(Files.readAllBytes(validator(1).data().resolve("genesis.json")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The highest height that a node has. */
    long height() {
        return validators.stream().mapToLong(Validator::height).max().orElse(-1);
    }

    /** Waits until every node runs and has reached what the highest of them has now. */
    void awaitWhole(String what) throws InterruptedException {
        long[] goal = {0};
        await(what, () -> {
            goal[0] = Math.max(goal[0], height());
            return goal[0] > 0;
        });
        for (Validator validator : validators)
            await(what + ", of node " + validator.number(), () -> validator
                    .status()
                    .filter(status -> status.state().equals("running") && status.height() >= goal[0])
                    .isPresent());
    }

    /** Waits for something that will come, but not for ever. */
    static void await(String what, BooleanSupplier come) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!come.getAsBoolean()) {
            if (Thread.interrupted()) throw new InterruptedException();
            if (System.nanoTime() > end)
                throw new CommandFailure(ExitCode.REFUSED, "waited " + PATIENCE_SECONDS + " s in vain for " + what);
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    @Override
    public void close() {
        validators.forEach(Validator::close);
        lines.close();
        hosts.close();
    }
}
