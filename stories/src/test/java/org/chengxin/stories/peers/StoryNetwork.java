package org.chengxin.stories.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.chengxin.consensus.cometbft.process.ProcessMark;
import org.chengxin.ledger.Uscc;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.CityProblem;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.KeyFile;
import org.chengxin.sdk.Passphrase;
import org.chengxin.sdk.SdkException;
import org.chengxin.sdk.SigningKey;
import org.chengxin.stories.process.CityProcess;

/** A network that the command {@code network up} made, and the commands of its users, each a process of its own. */
final class StoryNetwork {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Path scratch;
    private final Path folder;
    private final int members;
    private final HttpClient http = HttpClient.newHttpClient();
    private int companies;

    private StoryNetwork(Path scratch, int members) {
        this.scratch = scratch;
        this.folder = scratch.resolve("network");
        this.members = members;
    }

    /**
     * How a command ended.
     *
     * @param exit   its exit code
     * @param output what it printed as its result
     * @param errors what it printed beside
     */
    record Ended(int exit, String output, String errors) {}

    /** What is looked for. */
    interface Sight {

        /** Whether it is there. */
        boolean isThere() throws IOException, InterruptedException;
    }

    static StoryNetwork up(Path scratch, int members) throws IOException, InterruptedException {
        StoryNetwork network = new StoryNetwork(scratch, members);
        Ended ended = network.command("up", "--validators", Integer.toString(members), "--port", "0");
        assertEquals(0, ended.exit(), ended.output() + ended.errors());
        return network;
    }

    /** Runs {@code network} with the folder of this network. */
    Ended command(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("network"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--dir", folder.toString()));
        return run(scratch, all.toArray(String[]::new));
    }

    /** Runs any command to its end. */
    static Ended run(Path scratch, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(scratch, "command", ".out");
        Path errors = Files.createTempFile(scratch, "command", ".err");
        int exit = new ProcessBuilder(CityProcess.command(List.of(), command))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        return new Ended(exit, Files.readString(output), Files.readString(errors));
    }

    /** Sends registrations to a node. */
    Ended importing(int number, Path file, String... more) throws IOException, InterruptedException {
        return importing("registrations", List.of(url(number)), file, more);
    }

    /** Sends a file to nodes, the first before the others. */
    Ended importing(String kind, List<URI> urls, Path file, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(importCommand(kind, urls, file));
        command.addAll(List.of(more));
        return run(scratch, command.toArray(String[]::new));
    }

    /** Begins to. */
    Process beginImporting(int number, Path file) throws IOException {
        return new ProcessBuilder(CityProcess.command(
                        List.of(),
                        importCommand("registrations", List.of(url(number)), file)
                                .toArray(String[]::new)))
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("importing.out").toFile())
                .start();
    }

    private List<String> importCommand(String kind, List<URI> urls, Path file) {
        List<String> command = new ArrayList<>(
                List.of("import", kind, file.toString(), "--data", authorities().toString()));
        for (URI url : urls) command.addAll(List.of("--url", url.toString()));
        return command;
    }

    /** Where the keys of the authorities are. */
    Path authorities() {
        return folder.resolve("authorities");
    }

    /** What an authority signs with. */
    SigningKey key(ExampleCity.Authority authority) {
        return KeyFile.read(
                authorities().resolve("keys").resolve(authority.uscc().text() + ".jwk"), Passphrase.NONE);
    }

    /** A company that no test has registered yet. */
    synchronized Uscc freshCompany() {
        return ExampleCity.company(++companies);
    }

    Path data(int number) {
        return folder.resolve("node" + number);
    }

    /** Its configuration file. */
    Path configuration(int number) {
        return data(number).resolve("chengxin.properties");
    }

    /** A setting in the configuration of a node. */
    String setting(int number, String name) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(configuration(number))) {
            properties.load(reader);
        }
        return properties.getProperty(name);
    }

    URI url(int number) throws IOException {
        return URI.create("http://127.0.0.1:" + setting(number, "port"));
    }

    /** What a node answers to a path, whatever the status; nothing when it does not listen or does not answer soon. */
    Optional<HttpResponse<byte[]>> get(int number, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url(number).resolve("/" + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException unanswered) {
            return Optional.empty();
        }
    }

    /** Stops both processes of a node where they are, or lets them go on. */
    void signal(int number, String signal) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -" + signal + " \"$@\"", "kill"));
        for (ProcessHandle process : processes(number)) command.add(Long.toString(process.pid()));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }

    Set<URI> urls() throws IOException {
        Set<URI> urls = new TreeSet<>();
        for (int number = 1; number <= members; number++) urls.add(url(number));
        return urls;
    }

    /** How many organisations a node knows. */
    long organisations(int number) throws IOException, InterruptedException {
        try (ChengxinClient client = new ChengxinClient(url(number))) {
            return client.get("status").object("counts").number("organisations");
        }
    }

    boolean isRunning(int number) throws IOException, InterruptedException {
        try (ChengxinClient client = new ChengxinClient(url(number))) {
            return client.get("status").object("health").text("state").equals("running");
        } catch (SdkException | CityProblem unreachable) {
            return false;
        }
    }

    /** Looks until each of these nodes knows at least so many. */
    void awaitOrganisations(long count, List<Integer> numbers) throws IOException, InterruptedException {
        for (int number : numbers)
            await(count + " organisations on node " + number, () -> organisations(number) >= count);
    }

    /** The hashes over the facts that these nodes have: one when they are the same. */
    Set<String> facts(List<Integer> numbers) throws IOException, InterruptedException {
        Set<String> facts = new TreeSet<>();
        for (int number : numbers) {
            String token =
                    Files.readString(data(number).resolve("operator.token")).strip();
            try (ChengxinClient client = new ChengxinClient(url(number))) {
                facts.add(client.getAsOperator("operator/facts", token).text("facts"));
            }
        }
        return facts;
    }

    /** Looks until all nodes have the same facts. */
    void awaitEqualFacts() throws IOException, InterruptedException {
        List<Integer> all = IntStream.rangeClosed(1, members).boxed().toList();
        await("the same facts on all nodes", () -> facts(all).size() == 1);
    }

    /** The processes of a node that run: its own, and CometBFT's. */
    List<ProcessHandle> processes(int number) {
        List<ProcessHandle> found = new ArrayList<>();
        new ProcessMark(data(number).resolve("process.json")).find().ifPresent(found::add);
        new ProcessMark(data(number).resolve("cometbft/process.json")).find().ifPresent(found::add);
        return found;
    }

    List<ProcessHandle> processes() {
        List<ProcessHandle> found = new ArrayList<>();
        for (int number = 1; number <= members; number++) found.addAll(processes(number));
        return found;
    }

    /** Looks until something holds; says what it was when it does not in time. */
    static void await(String what, Sight sight) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!sight.isThere()) {
            if (System.nanoTime() > deadline) throw new AssertionError("not in time: " + what);
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    /** Stops it, and leaves nothing behind. */
    void end() throws IOException, InterruptedException {
        command("stop");
        for (ProcessHandle process : processes()) process.destroyForcibly();
        http.close();
    }
}
