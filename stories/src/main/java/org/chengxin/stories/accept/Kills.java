package org.chengxin.stories.accept;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chengxin.encoding.Beijing;
import org.chengxin.encoding.Json;
import org.chengxin.ledger.Uscc;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.CityProblem;
import org.chengxin.sdk.Members;
import org.chengxin.sdk.SdkException;
import org.chengxin.stories.process.CityProcess;
import org.chengxin.stories.process.Folders;

/**
 * Two cities with the same genesis, keys and import secrets take the same file, one of them killed at random moments
 * inside the import. Afterwards they must hold the same facts, and the blocks of the one that was killed must replay to
 * its state.
 */
public final class Kills {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long IMPORT_HOURS_MAX = 2;

    private final Path scratch;
    private final int rows;
    private final int kills;
    private final long seed;
    private final Consumer<String> tell;
    private final int port = CityProcess.freePort();

    /**
     * What came of it.
     *
     * @param kills      how often the city was killed inside the import
     * @param committed  rows that the import was told are committed or held
     * @param stored     records that the city has afterwards
     * @param facts      hash of its organisations and records
     * @param undisturbed the same of the city that nobody killed
     * @param state      its state root
     * @param replayed   the root that its blocks replay to
     * @param importExit how the import ended
     */
    public record Outcome(
            int kills,
            long committed,
            long stored,
            String facts,
            String undisturbed,
            String state,
            String replayed,
            int importExit) {

        /** Whether every promise was kept. */
        public boolean holds() {
            return importExit == 0 && committed == stored && facts.equals(undisturbed) && state.equals(replayed);
        }
    }

    /**
     * A run in a folder of its own.
     *
     * @param tell hears what is happening
     */
    public Kills(Path scratch, int rows, int kills, long seed, Consumer<String> tell) {
        this.scratch = scratch;
        this.rows = rows;
        this.kills = kills;
        this.seed = seed;
        this.tell = tell;
    }

    /** Runs it. */
    public Outcome run() throws IOException, InterruptedException {
        Path killed = scratch.resolve("killed");
        Path undisturbed = scratch.resolve("undisturbed");
        Path file = scratch.resolve("penalties.csv");
        found(killed, file);
        copy(killed, undisturbed);
        String expected = undisturbed(undisturbed, file);
        tell.accept("the undisturbed city holds " + expected);
        return disturbed(killed, file, expected);
    }

    /** Founds a city and has it make the import secrets, by a first row that both cities then share. */
    private void found(Path data, Path file) throws IOException, InterruptedException {
        try (CityProcess city = start(data)) {
            Uscc publisher = publisher(city);
            write(scratch.resolve("first.csv"), publisher, -1, 0);
            write(file, publisher, 0, rows);
            int exit = importing(data, scratch.resolve("first.csv"), scratch.resolve("first.out"))
                    .waitFor();
            if (exit != 0)
                throw new IllegalStateException(
                        "the first row was not taken: " + Files.readString(scratch.resolve("first.out")));
            city.stop();
        }
    }

    private String undisturbed(Path data, Path file) throws IOException, InterruptedException {
        try (CityProcess city = start(data)) {
            Path output = scratch.resolve("undisturbed.out");
            int exit = importing(data, file, output).waitFor();
            if (exit != 0)
                throw new IllegalStateException("the import ended with " + exit + ": " + Files.readString(output));
            String facts = facts(city, data);
            city.stop();
            return facts;
        }
    }

    private Outcome disturbed(Path data, Path file, String expected) throws IOException, InterruptedException {
        var moments = moments();
        Path output = scratch.resolve("killed.out");
        CityProcess city = start(data);
        Process importing = importing(data, file, output);
        int killed = 0;
        try {
            while (!moments.isEmpty() && importing.isAlive()) {
                int moment = moments.pollFirst();
                if (!reached(city, moment, importing)) break;
                city.kill();
                killed++;
                if (killed % 10 == 0 || kills < 10) tell.accept("killed " + killed + " times, at row " + moment);
                city = start(data);
            }
            if (!importing.waitFor(IMPORT_HOURS_MAX, TimeUnit.HOURS))
                throw new IllegalStateException("the import hangs");
            Map<?, ?> report = report(output);
            String facts = facts(city, data);
            Members status = status(city);
            long stored = status.object("counts").number("displayed")
                    + status.object("counts").number("held");
            String state = status.text("appHash");
            city.stop();
            return new Outcome(
                    killed,
                    count(report, "committed") + count(report, "held") + 1,
                    stored,
                    facts,
                    expected,
                    state,
                    replayed(data),
                    importing.exitValue());
        } finally {
            importing.destroyForcibly();
            city.close();
        }
    }

    /** Numbers of records after which to kill. */
    private NavigableSet<Integer> moments() {
        var random = new Random(seed);
        var moments = new TreeSet<Integer>();
        while (moments.size() < kills) moments.add(1 + random.nextInt(rows * 9 / 10));
        return moments;
    }

    /** Waits until the city shows so many records; false when the import ended before. */
    private static boolean reached(CityProcess city, int records, Process importing) throws InterruptedException {
        while (importing.isAlive()) {
            try {
                if (status(city).object("counts").number("displayed") >= records) return true;
            } catch (CityProblem | SdkException busy) {
                // It is asked again.
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return false;
    }

    /** Takes the state away and lets a city make it again from its blocks. */
    private String replayed(Path data) throws IOException, InterruptedException {
        Path copy = scratch.resolve("replayed");
        copy(data, copy);
        Folders.delete(copy.resolve("state"));
        try (CityProcess city = start(copy)) {
            String root = status(city).text("appHash");
            city.stop();
            return root;
        }
    }

    private CityProcess start(Path data) {
        return CityProcess.start(data, port, scratch.resolve("city.log"));
    }

    private Process importing(Path data, Path file, Path output) throws IOException {
        return new ProcessBuilder(CityProcess.command(
                        List.of(),
                        "import",
                        "penalties",
                        file.toString(),
                        "--json",
                        "--url",
                        "http://127.0.0.1:" + port,
                        "--data",
                        data.toString()))
                .redirectOutput(output.toFile())
                .redirectError(scratch.resolve("import.err").toFile())
                .start();
    }

    private static Map<?, ?> report(Path output) throws IOException {
        byte[] printed = Files.readString(output).strip().getBytes(StandardCharsets.UTF_8);
        if (Json.read(printed) instanceof Map<?, ?> report) return report;
        throw new IllegalStateException("the import printed no report");
    }

    private static long count(Map<?, ?> report, String outcome) {
        return report.get(outcome) instanceof Long rows ? rows : 0;
    }

    private static Members status(CityProcess city) throws InterruptedException {
        try (var client = new ChengxinClient(city.address())) {
            return client.get("status");
        }
    }

    private static String facts(CityProcess city, Path data) throws IOException, InterruptedException {
        String token = Files.readString(data.resolve("operator.token")).strip();
        try (var client = new ChengxinClient(city.address())) {
            return client.getAsOperator("operator/facts", token).text("facts");
        }
    }

    private static Uscc publisher(CityProcess city) throws InterruptedException {
        try (var client = new ChengxinClient(city.address())) {
            return new Uscc(client.get("authorities").objects("authorities").stream()
                    .filter(authority -> authority.texts("roles").contains("publisher"))
                    .findFirst()
                    .orElseThrow()
                    .text("uscc"));
        }
    }

    private static void write(Path file, Uscc publisher, int from, int to) throws IOException {
        String day = Beijing.dateAt(System.currentTimeMillis()).minusDays(30).toString();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(
                            ",",
                            "CF_XDR_MC",
                            "CF_XDR_LB",
                            "CF_XDR_SHXYM",
                            "CF_WSH",
                            "CF_WFXW",
                            "CF_SY",
                            "CF_YJ",
                            "CF_CFLB",
                            "CF_NR",
                            "CF_JDRQ",
                            "CF_CFJG",
                            "CF_CFJGDM",
                            "CF_FRDB",
                            "CF_NR_FK",
                            "CF_GSJZQ")
                    + "\n");
            for (int row = from; row < to; row++)
                out.write(String.join(
                                ",",
                                "示例" + row + "号有限公司",
                                "法人及非法人组织",
                                company(row / 3 + 1).text(),
                                "示环罚字〔2026〕第" + row + "号",
                                "未按规定设置排污口",
                                "现场检查发现排污口位置与许可证不符",
                                "《示例市水污染防治条例》第十二条",
                                "没收违法所得、没收非法财物",
                                "没收违法所得",
                                day,
                                "示例市公示机关",
                                publisher.text(),
                                ",,")
                        + "\n");
        }
    }

    private static Uscc company(int number) {
        String digits = Integer.toString(number);
        String body = "91999999" + "0".repeat(9 - digits.length()) + digits;
        return new Uscc(body + Uscc.checkCharacter(body));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList())
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
