package org.chengxin.stories.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.ledger.Uscc;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.CityProblem;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Members;
import org.chengxin.sdk.SdkException;
import org.chengxin.stories.process.CityProcess;

/**
 * Four members, made by the same commands that real ones would give. Between any two validators there is a relay, so that
 * a line can be slow without anyone's configuration changing.
 */
final class Network implements AutoCloseable {

    static final int MEMBERS = 4;

    private static final int FIRST_RELAY = 21_000;
    private static final long BETWEEN_LOOKS_NANOS = 100_000_000L;

    private final Hosts hosts;
    private final List<Validator> validators;
    private final List<Relay> relays = new ArrayList<>();
    private final Path folder;

    private Network(Hosts hosts, Path folder) {
        this.hosts = hosts;
        this.folder = folder;
        this.validators = IntStream.rangeClosed(1, MEMBERS)
                .mapToObj(number -> new Validator(hosts, number, folder))
                .toList();
    }

    /** Makes a network in a folder and starts it. */
    static Network create(Path folder) throws InterruptedException {
        var network = new Network(Hosts.create(MEMBERS), folder);
        try {
            network.found();
            network.awaitMoving();
            return network;
        } catch (RuntimeException failed) {
            network.close();
            throw failed;
        }
    }

    /** The members, each with the role of a registrar. */
    static Uscc member(int number) {
        return ExampleCity.authorities().get(number - 1).uscc();
    }

    private void found() throws InterruptedException {
        List<String> collect = new ArrayList<>(List.of("network", "collect"));
        for (Validator validator : validators) {
            int number = validator.number();
            relays.add(new Relay(
                    Hosts.DESK,
                    FIRST_RELAY + number,
                    new InetSocketAddress(Hosts.address(number), Validator.PEER_PORT)));
            command(
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
                    "--address",
                    Hosts.DESK + ":" + (FIRST_RELAY + number),
                    "--listen",
                    Hosts.address(number) + ":" + Validator.PEER_PORT,
                    "--api",
                    validator.api().toString(),
                    "--port",
                    Integer.toString(Validator.API_PORT));
            configure(validator);
            collect.add(validator.data().resolve("statement.json").toString());
            collect.addAll(List.of("--expect", member(number).text()));
        }
        Path file = folder.resolve("network.json");
        collect.addAll(List.of("--chain", "shili-chaos", "--city-zh", "示例市", "--city-en", "Example City"));
        collect.addAll(List.of("--out", file.toString()));
        String told = command(collect.toArray(String[]::new));
        String fingerprint = told.lines()
                .filter(line -> line.contains("--fingerprint "))
                .map(line -> line.substring(line.indexOf("--fingerprint ") + 14).strip())
                .findFirst()
                .orElseThrow(() -> new CommandFailure(ExitCode.DEFECT, "collect named no fingerprint: " + told));
        for (Validator validator : validators)
            command(
                    "network",
                    "seal",
                    file.toString(),
                    "--data",
                    validator.data().toString(),
                    "--fingerprint",
                    fingerprint);
        for (Validator validator : validators) validator.start(file);
    }

    private static void configure(Validator validator) {
        try {
            Files.writeString(
                    validator.data().resolve("chengxin.properties"),
                    "address=" + Hosts.address(validator.number()) + "\nlimit.exempt=" + Hosts.DESK + "\n",
                    StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String command(String... arguments) {
        return Shell.run(CityProcess.command(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), arguments));
    }

    Hosts hosts() {
        return hosts;
    }

    List<Validator> validators() {
        return validators;
    }

    Validator validator(int number) {
        return validators.get(number - 1);
    }

    /** The line over which the others reach a validator. */
    Relay lineTo(int number) {
        return relays.get(number - 1);
    }

    /** What the members trust from the start. */
    GenesisDocument genesis() {
        try {
            return GenesisDocument.read(Files.readAllBytes(validator(1).data().resolve("genesis.json")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Height of a node's state; -1 when it does not answer. */
    static long height(Validator validator) throws InterruptedException {
        try (var client = new ChengxinClient(validator.api())) {
            Members status = client.get("status");
            return status.number("height");
        } catch (SdkException | CityProblem silent) {
            return -1;
        }
    }

    /** Waits until every node has state, and states move. */
    void awaitMoving() throws InterruptedException {
        for (Validator validator : validators) {
            long[] first = {-1};
            await("node " + validator.number() + " to move", 120, () -> {
                long height = heightNow(validator);
                if (first[0] < 0) first[0] = height;
                return height > Math.max(0, first[0]) - (first[0] == 0 ? 0 : 1) && height > 0;
            });
        }
    }

    static long heightNow(Validator validator) {
        try {
            return height(validator);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Waits for something that will come, but not for ever. */
    static void await(String what, int seconds, BooleanSupplier come) throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (!come.getAsBoolean()) {
            if (Thread.interrupted()) throw new InterruptedException();
            if (System.nanoTime() > end)
                throw new CommandFailure(ExitCode.REFUSED, "waited " + seconds + " s in vain for " + what);
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    @Override
    public void close() {
        for (Validator validator : validators) {
            try {
                validator.kill();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        relays.forEach(Relay::close);
        hosts.close();
    }
}
