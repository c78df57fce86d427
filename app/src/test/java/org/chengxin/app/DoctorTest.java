package org.chengxin.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chengxin.cli.Chengxin;
import org.chengxin.consensus.embedded.ClockConfirmation;
import org.chengxin.encoding.Json;
import org.chengxin.sdk.Passphrase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that the doctor finds wrong has its code; where all is right there is none. */
class DoctorTest {

    /** Of a key that nobody has any more; valid from 2026-11-27T22:21:50Z for thirty days. */
    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBfTCCASOgAwIBAgIUM3XIR+UAD3vHhU3AUVunQn1vXfMwCgYIKoZIzj0EAwIw
            FDESMBAGA1UEAwwJbG9jYWxob3N0MB4XDTI2MTEyNzIyMjE1MFoXDTI2MTIyNzIy
            MjE1MFowFDESMBAGA1UEAwwJbG9jYWxob3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0D
            AQcDQgAENVsGbnphn4UiiQFy1neCH+8jp6M97X1nwNbDhgHxFgy/k0xtDzpneOeQ
            3jrBni2tSfC0GNon5Y6hwnMsjNO23qNTMFEwHQYDVR0OBBYEFN8Qq713W5rdy5BX
            bKkP/7Af2huiMB8GA1UdIwQYMBaAFN8Qq713W5rdy5BXbKkP/7Af2huiMA8GA1Ud
            EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgSIZlZS+K7arP7KhaGs9x+/PB
            hYREa5BAQybv46Qzm6cCIQCltdNMy4Lr2x0y/skgHoVOLCHRpEv6V9tQR2J4ZcB+
            BA==
            -----END CERTIFICATE-----
            """;

    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void nothing_is_wrong_with_a_new_folder_an_empty_one_or_a_city() throws IOException {
        assertEquals(List.of(), codes(folder.resolve("new")));
        assertEquals(List.of(), codes(folder));
        assertEquals(List.of(), codes(city()));
    }

    @Test
    void another_java_is_found() {
        assertEquals("UP-001", Doctor.jdk(Runtime.Version.parse("21.0.4+7")).code());
        assertEquals("UP-001", Doctor.jdk(Runtime.Version.parse("26")).code());
        assertTrue(Doctor.jdk(Runtime.Version.parse("25.0.1+8")).good());
    }

    @Test
    void a_taken_port_is_found() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Finding found = only(bad(folder, NOW, Map.of("port", Integer.toString(other.getLocalPort()))));
            assertEquals("UP-003", found.code());
            assertTrue(found.line().contains("is taken by another program"), found.line());
        }
    }

    @Test
    void an_address_of_another_machine_is_not_called_a_taken_port() {
        Finding found = only(bad(folder, NOW, Map.of("address", "192.0.2.1")));
        assertEquals("UP-002", found.code());
        assertFalse(found.line().contains("taken"), found.line());
    }

    @Test
    void a_setting_that_does_not_fit_is_found() throws IOException {
        Files.writeString(folder.resolve(Settings.FILE_NAME), "disk.reserve-megabytes=some\n");
        Ended ended = doctor(folder);
        assertEquals(8, ended.exit());
        assertTrue(ended.output().contains("(UP-002)"), ended.output());
    }

    @Test
    void a_folder_that_cannot_be_made_written_or_read_is_found() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals(List.of("UP-004"), codes(file.resolve("data")));

        Path unreadable = Files.createDirectory(folder.resolve("unreadable"));
        Files.createDirectory(unreadable.resolve("format"));
        assertEquals(List.of("UP-004"), codes(unreadable));

        // Rights keep the superuser from nothing, but what is only for reading does.
        Path archive = folder.resolve("archive.zip");
        FileSystems.newFileSystem(archive, Map.of("create", "true")).close();
        try (FileSystem readOnly = FileSystems.newFileSystem(archive, Map.of("accessMode", "readOnly"))) {
            assertEquals(List.of("UP-004"), codes(readOnly.getPath("/")));
        }
    }

    @Test
    void a_folder_of_somebody_else_or_of_a_newer_program_is_found() throws IOException {
        assertEquals(List.of("UP-005"), codes(foreign()));
        assertEquals(List.of("UP-005"), codes(foreign().resolve("holiday.txt")));
        Path newer = city();
        Files.writeString(newer.resolve("format"), "2\n");
        assertEquals(List.of("ND-002"), codes(newer));
    }

    @Test
    void a_missing_key_is_found() throws IOException {
        Path city = city();
        Files.delete(city.resolve("keys/validator.jwk"));
        assertEquals(List.of("UP-007"), codes(city));
        Files.delete(city.resolve("keys/operator.jwk"));
        assertEquals(List.of("UP-007", "UP-007"), codes(city));
    }

    @Test
    void a_key_that_others_may_read_is_found() throws IOException {
        Path city = city();
        Files.setPosixFilePermissions(city.resolve("keys/operator.jwk"), PosixFilePermissions.fromString("rw-r-----"));
        assertEquals(List.of("UP-008"), codes(city));
    }

    @Test
    void a_disk_with_too_little_room_is_found() {
        // Nothing can be kept there, so there is no room at all.
        assertTrue(codes(Path.of("/proc/self/none")).contains("UP-010"));
    }

    @Test
    void a_clock_that_contradicts_the_program_or_the_log_is_found() throws IOException {
        Path city = city();
        assertEquals(List.of("UP-011"), codes(bad(city, Instant.EPOCH, Map.of())));
        Path segment = Files.writeString(city.resolve("log/segment"), "");
        Files.setLastModifiedTime(segment, FileTime.from(NOW.plusSeconds(59)));
        assertEquals(List.of(), codes(city));
        Files.setLastModifiedTime(segment, FileTime.from(NOW.plusSeconds(61)));
        assertEquals(List.of("UP-011"), codes(city));
    }

    @Test
    void a_certificate_that_is_none_or_not_valid_today_is_found() throws IOException {
        Path file = Files.writeString(folder.resolve("edge.pem"), CERTIFICATE);
        Map<String, String> named = Map.of("tls.certificate", file.toString());
        Path data = folder.resolve("data");
        assertEquals(List.of(), codes(bad(data, NOW, named)));
        assertEquals(List.of("UP-012"), codes(bad(data, Instant.parse("2026-11-27T22:21:49Z"), named)));
        assertEquals(List.of("UP-012"), codes(bad(data, Instant.parse("2026-12-27T22:21:51Z"), named)));
        Files.writeString(file, "no certificate");
        assertEquals(List.of("UP-012"), codes(bad(data, NOW, named)));
        Files.delete(file);
        assertEquals(List.of("UP-012"), codes(bad(data, NOW, named)));
    }

    @Test
    void the_clock_of_a_city_is_confirmed() throws IOException {
        Path city = city();
        Ended ended = doctor(city, "--accept-clock");
        assertEquals(0, ended.exit(), ended.output() + ended.errors());
        assertTrue(ended.output().contains("ok   the clock is confirmed"), ended.output());
        assertTrue(Files.exists(city.resolve("log").resolve(ClockConfirmation.NAME)));
    }

    @Test
    void no_clock_is_confirmed_where_no_city_was_started() throws IOException {
        Path missing = folder.resolve("missing");
        refusedToConfirm("UP-005", missing);
        assertFalse(Files.exists(missing));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        refusedToConfirm("UP-005", empty);
        refusedToConfirm("UP-005", foreign());
    }

    @Test
    void no_clock_is_confirmed_beside_cometbft() throws IOException {
        Path chosen = city();
        Files.writeString(chosen.resolve(Settings.FILE_NAME), "engine=cometbft\n");
        refusedToConfirm("UP-002", chosen);
        Path begun = city();
        Files.createDirectories(begun.resolve("cometbft/data/blockstore.db"));
        refusedToConfirm("UP-015", begun);
    }

    @Test
    void findings_about_a_confirmed_clock_are_json_for_who_asks_for_it() throws IOException {
        Ended confirmed = doctor(city(), "--accept-clock", "--json");
        assertEquals(0, confirmed.exit(), confirmed.output());
        assertEquals(List.of(), codesIn(confirmed));
        Ended refused = doctor(folder.resolve("missing"), "--accept-clock", "--json");
        assertEquals(8, refused.exit(), refused.output());
        assertEquals(List.of("UP-005"), codesIn(refused));
    }

    private void refusedToConfirm(String code, Path data) throws IOException {
        List<String> before = names(data);
        Ended ended = doctor(data, "--accept-clock");
        assertEquals(8, ended.exit(), ended.output() + ended.errors());
        assertTrue(ended.output().contains("(" + code + ")"), ended.output());
        assertFalse(ended.output().contains("is confirmed"), ended.output());
        assertEquals(before, names(data));
    }

    private static List<String> names(Path data) throws IOException {
        if (!Files.exists(data)) return List.of();
        try (Stream<Path> files = Files.walk(data)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    /** A data directory as the first start makes it, before its first block. */
    private Path city() throws IOException {
        Path data = Files.createTempDirectory(folder, "city");
        Settings settings = Settings.of(Map.of());
        try (DataDirectory taken = DataDirectory.take(data)) {
            new Founding(taken, new Keys(taken.keys(), Passphrase.NONE))
                    .found(CityPlan.of(settings, NOW.toEpochMilli(), 1), NOW.toEpochMilli());
        }
        Files.writeString(data.resolve(Settings.FILE_NAME), "disk.reserve-megabytes=1\n");
        return data;
    }

    private Path foreign() throws IOException {
        Path photos = Files.createTempDirectory(folder, "photos");
        Files.writeString(photos.resolve("holiday.txt"), "sea");
        return photos;
    }

    private static List<String> codes(Path data) {
        return codes(bad(data, NOW, Map.of()));
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    private static Finding only(List<Finding> findings) {
        assertEquals(1, findings.size(), findings.toString());
        return findings.getFirst();
    }

    /** What the doctor complains of, on any free port and any disk, unless the settings say otherwise. */
    private static List<Finding> bad(Path data, Instant now, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(Map.of("port", "0", "disk.reserve-megabytes", "1"));
        all.putAll(settings);
        return new Doctor(data, Settings.of(all), now.toEpochMilli())
                .examine().stream().filter(finding -> !finding.good()).toList();
    }

    /** How a command ended. */
    private record Ended(int exit, String output, String errors) {}

    private static Ended doctor(Path data, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("doctor", "--data", data.toString(), "--port", "0"));
        arguments.addAll(List.of(more));
        int exit = Chengxin.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
        return new Ended(exit, out.toString(), err.toString());
    }

    /** The codes of what is wrong in an answer that is JSON as a whole. */
    private static List<String> codesIn(Ended ended) {
        if (Json.read(ended.output().strip().getBytes(UTF_8)) instanceof Map<?, ?> answer
                && answer.get("findings") instanceof List<?> findings)
            return findings.stream()
                    .map(finding -> finding instanceof Map<?, ?> members ? String.valueOf(members.get("code")) : "")
                    .filter(code -> !code.isEmpty())
                    .toList();
        throw new AssertionError(ended.output() + ended.errors());
    }
}
