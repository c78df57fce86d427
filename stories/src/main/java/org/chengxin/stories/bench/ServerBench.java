package org.chengxin.stories.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.Level;
import org.chengxin.ledger.credit.RecordKind;
import org.chengxin.ledger.credit.StandardCatalogue;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.Keyring;
import org.chengxin.sdk.SigningKey;
import org.chengxin.stories.process.CityProcess;

/** The program as users run it, in another process: through HTTP, from start to ready, and importing a file. */
final class ServerBench {

    private static final int LINES = 500;
    private static final int CONNECTIONS = 4;
    private static final int SINGLE_CONNECTIONS = 64;
    /** How the launcher runs this JVM, and every other. */
    private static final List<String> TUNING = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("-XX:"))
            .toList();

    private final Figures figures;
    private final Sizes sizes;
    private final Path scratch;

    ServerBench(Figures figures, Sizes sizes, Path scratch) {
        this.figures = figures;
        this.sizes = sizes;
        this.scratch = scratch;
    }

    void run(double inProcess) throws Exception {
        Path data = scratch.resolve("city");
        Path log = scratch.resolve("city.log");
        int port = CityProcess.freePort();
        try (CityProcess city = CityProcess.start(TUNING, data, port, log)) {
            figures.add("first start to ready, without AOT cache, founding included", city.startToReadyMillis(), "ms");
            throughHttp(city, data, inProcess);
            importRows(city, data);
            figures.add("resident memory after that", city.residentBytes() / 1048576.0, "MiB");
            city.stop();
        }
        startToReady(data, port, log);
    }

    private void throughHttp(CityProcess city, Path data, double inProcess) throws Exception {
        List<SigningKey> publishers = publishers(city.address(), data);
        long now = System.currentTimeMillis();
        var workload = new Workload(
                chain(city.address()),
                publishers,
                StandardCatalogue.items().stream()
                        .filter(item -> item.kind() == RecordKind.PENALTY && item.hasLevel(Level.GENERAL))
                        .findFirst()
                        .orElseThrow()
                        .id(),
                now,
                1);
        post(city.address(), bodies(workload.penalties(0, sizes.warmUp()), LINES), CONNECTIONS);
        int from = sizes.warmUp();
        List<byte[]> batches = bodies(workload.penalties(from, sizes.throughHttp()), LINES);
        double rate = sizes.throughHttp() * 1e9 / post(city.address(), batches, CONNECTIONS);
        figures.add("durable tx/s through HTTP, " + LINES + " a request", rate, "/s");
        figures.ratio(
                "through HTTP from another process, 500 a request ÷ in process",
                rate / inProcess,
                Figures.Bound.atLeast(0.3, 0.6));
        from += sizes.throughHttp();
        post(city.address(), bodies(workload.penalties(from, sizes.single()), 1), SINGLE_CONNECTIONS);
        from += sizes.single();
        List<byte[]> single = bodies(workload.penalties(from, sizes.single()), 1);
        double one = sizes.single() * 1e9 / post(city.address(), single, SINGLE_CONNECTIONS);
        figures.add("durable tx/s through HTTP, one a request, " + SINGLE_CONNECTIONS + " at once", one, "/s");
    }

    private static String chain(URI address) throws InterruptedException {
        try (var client = new ChengxinClient(address)) {
            return client.chain();
        }
    }

    private static List<SigningKey> publishers(URI address, Path data) throws InterruptedException {
        List<SigningKey> keys = new ArrayList<>();
        var keyring = new Keyring(data, file -> {
            throw new IllegalStateException("the keys of this city have no passphrase");
        });
        try (var client = new ChengxinClient(address)) {
            for (var authority : client.get("authorities").objects("authorities"))
                if (authority.texts("roles").contains("publisher"))
                    keys.add(keyring.key(new Uscc(authority.text("uscc"))));
        }
        return keys;
    }

    private static List<byte[]> bodies(List<Workload.Signed> transactions, int lines) {
        List<byte[]> bodies = new ArrayList<>();
        for (int from = 0; from < transactions.size(); from += lines) {
            var body = new ByteArrayOutputStream();
            for (Workload.Signed signed : transactions.subList(from, Math.min(from + lines, transactions.size()))) {
                body.writeBytes(utf8("{\"content\":"));
                body.writeBytes(signed.opening().content().bytes().shared());
                body.writeBytes(utf8(",\"jws\":\""));
                body.writeBytes(signed.jws().shared());
                body.writeBytes(utf8("\",\"salt\":\"" + signed.opening().salt().toBase64Url() + "\"}\n"));
            }
            bodies.add(body.toByteArray());
        }
        return bodies;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Posts all bodies and answers how long it took, in nanoseconds. Every line has to come back committed. */
    private static long post(URI address, List<byte[]> bodies, int connections) throws Exception {
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ExecutorService senders = Executors.newFixedThreadPool(connections)) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (byte[] body : bodies) tasks.add(() -> postOne(http, address, body));
            long start = System.nanoTime();
            for (Future<Void> sent : senders.invokeAll(tasks)) sent.get();
            return System.nanoTime() - start;
        }
    }

    private static Void postOne(HttpClient http, URI address, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve("/transactions"))
                .header("Content-Type", "application/x-ndjson")
                .header("Prefer", "wait")
                .timeout(Duration.ofMinutes(2))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        while (true) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 429) continue;
            long sent = new String(body, StandardCharsets.UTF_8).lines().count();
            long committed = answer.body()
                    .lines()
                    .filter(line -> line.contains("\"status\":\"committed\""))
                    .count();
            if (committed == sent) return null;
            if (!answer.body().contains("\"busy\""))
                throw new IllegalStateException(answer.statusCode() + " "
                        + answer.body()
                                .lines()
                                .filter(line -> !line.contains("committed"))
                                .findFirst()
                                .orElse(""));
        }
    }

    private void importRows(CityProcess city, Path data) throws Exception {
        Path file = scratch.resolve("registrations.csv");
        var text = new StringBuilder("统一社会信用代码,企业名称,成立日期,省市,区\n");
        for (int row = 0; row < sizes.importedRows(); row++)
            text.append(BenchCity.uscc("91", 50_000_000 + row).text())
                    .append(",示例")
                    .append(row)
                    .append("号贸易有限公司,2019-05-06,示例市,示例区\n");
        Files.writeString(file, text);
        Path output = scratch.resolve("import.out");
        long start = System.nanoTime();
        int exit = CityProcess.run(
                output,
                "import",
                "registrations",
                file.toString(),
                "--url",
                city.address().toString(),
                "--data",
                data.toString());
        long nanos = System.nanoTime() - start;
        if (exit != 0) throw new IllegalStateException("import ended with " + exit + ": " + Files.readString(output));
        figures.add(
                "import of " + sizes.importedRows() + " registrations, start of the command included",
                sizes.importedRows() * 1e9 / nanos,
                "rows/s");
    }

    private void startToReady(Path data, int port, Path log) throws InterruptedException {
        try (CityProcess city = CityProcess.start(TUNING, data, port, log)) {
            figures.add("start to ready, without AOT cache, state rebuilt", city.startToReadyMillis(), "ms");
            city.stop();
        }
        Path cache = scratch.resolve("city.aot");
        try (CityProcess city = CityProcess.start(with("-XX:AOTCacheOutput=" + cache), data, port, log)) {
            city.stop();
        }
        if (!Files.exists(cache)) return;
        try (CityProcess city = CityProcess.start(with("-XX:AOTCache=" + cache), data, port, log)) {
            figures.add("start to ready, with AOT cache, state rebuilt", city.startToReadyMillis(), "ms");
            figures.add("resident memory after that start", city.residentBytes() / 1048576.0, "MiB");
            city.stop();
        }
    }

    private static List<String> with(String argument) {
        List<String> arguments = new ArrayList<>(TUNING);
        arguments.add(argument);
        return arguments;
    }
}
