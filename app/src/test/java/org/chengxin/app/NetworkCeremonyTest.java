package org.chengxin.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.app.network.NetworkFile;
import org.chengxin.app.network.SignedStatement;
import org.chengxin.app.network.Statement;
import org.chengxin.cli.Chengxin;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Passphrase;
import org.chengxin.sdk.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands by which organisations begin a network, each with a data directory of its own. */
class NetworkCeremonyTest {

    private static final List<ExampleCity.Authority> MEMBERS =
            ExampleCity.authorities().subList(0, 2);
    private static final ExampleCity.Authority PUBLISHER = ExampleCity.APPROVALS;

    @TempDir
    private Path folder;

    private Path network = Path.of("");

    /** How a command ended. */
    private record Ended(int exit, String output, String errors) {}

    @BeforeEach
    void each_organisation_states_who_it_is() {
        network = folder.resolve("network.json");
        for (ExampleCity.Authority member : MEMBERS) {
            String host = member.uscc().text().toLowerCase(java.util.Locale.ROOT) + ".example";
            assertEquals(0, init(member, "--address", host + ":26656").exit());
        }
        assertEquals(0, init(PUBLISHER, "--role", "publisher").exit());
    }

    @Test
    void a_network_is_stated_collected_sealed_and_complete() throws IOException {
        Ended collected = collect();
        assertEquals(0, collected.exit(), collected.errors());
        String fingerprint = read().fingerprint();
        assertTrue(collected.output().contains(fingerprint), collected.output());
        for (ExampleCity.Authority member : MEMBERS)
            assertEquals(0, seal(member, fingerprint).exit());
        assertEquals(List.of(), read().unsealed());
    }

    @Test
    void whoever_collects_the_same_statements_gets_the_same_to_the_byte() throws IOException {
        Ended first = collect();
        Path other = folder.resolve("other.json");
        Ended second = collect(statements().reversed(), other);
        assertEquals(-1, Files.mismatch(network, other));
        assertEquals(first.output().replace(text(network), text(other)), second.output());
        long newest = 0;
        for (Path file : statements())
            newest = Math.max(
                    newest,
                    SignedStatement.read("file", Files.readAllBytes(file))
                            .statement()
                            .statedAt()
                            .orElseThrow());
        assertEquals(newest, read().genesis().time());
    }

    @Test
    void when_the_chain_begins_can_be_named_and_each_member_is_shown_it() throws IOException {
        Ended collected = collect(statements(), network, "--genesis-time", "2026-12-01T08:00:00+08:00");
        assertEquals(0, collected.exit(), collected.errors());
        assertTrue(collected.output().contains("begins at 2026-12-01T00:00:00Z"), collected.output());
        Ended shown = seal(MEMBERS.getFirst(), read().fingerprint());
        assertTrue(shown.output().contains("begins at 2026-12-01T00:00:00Z"), shown.output());
        for (String unfit : List.of("2026-12-01", "tomorrow", "1969-12-31T23:59:59.999Z", "+10000-01-01T00:00:00Z"))
            assertEquals(
                    2,
                    collect(statements(), folder.resolve("unfit.json"), "--genesis-time", unfit)
                            .exit(),
                    unfit);
        assertFalse(Files.exists(folder.resolve("unfit.json")));
    }

    @Test
    void a_beginning_in_the_future_is_said_to_be_one() throws IOException {
        String warning = "in the future, and no block is made before then";
        assertFalse(collect().output().contains(warning));
        assertFalse(seal(MEMBERS.getFirst(), read().fingerprint()).output().contains(warning));
        network = folder.resolve("later.json");
        Ended later = collect(statements(), network, "--genesis-time", "9000-01-01T00:00:00Z");
        assertTrue(later.output().contains("begins at 9000-01-01T00:00:00Z; that is " + warning), later.output());
        Ended shown = seal(MEMBERS.getFirst(), read().fingerprint());
        assertTrue(shown.output().contains(warning), shown.output());
    }

    @Test
    void with_a_statement_that_does_not_say_when_it_was_made_the_time_has_to_be_named() throws IOException {
        SigningKey key = new Keys(data(PUBLISHER).resolve("keys"), Passphrase.NONE).authority(PUBLISHER.uscc());
        Statement made = SignedStatement.read("file", Files.readAllBytes(statement(PUBLISHER)))
                .statement();
        Statement old = new Statement(
                made.authority(),
                made.district(),
                made.established(),
                made.name(),
                made.node(),
                made.roles(),
                Optional.empty(),
                made.uscc());
        Files.write(statement(PUBLISHER), SignedStatement.of(old, List.of(key)).write());
        Ended refused = collect();
        assertEquals(2, refused.exit());
        assertTrue(refused.errors().contains("--genesis-time"), refused.errors());
        assertEquals(
                0,
                collect(statements(), network, "--genesis-time", "2026-12-01T00:00:00Z")
                        .exit());
    }

    @Test
    void collecting_again_changes_nothing_and_overwrites_neither_another_network_nor_seals() throws IOException {
        assertEquals(0, collect().exit());
        assertEquals(0, collect().exit());
        refused(6, "NW-027", collect(statements(), network, "--genesis-time", "2026-12-01T00:00:00Z"));
        assertEquals(0, seal(MEMBERS.getFirst(), read().fingerprint()).exit());
        refused(6, "NW-027", collect());
        assertEquals(1, read().unsealed().size());
    }

    @Test
    void nobody_holds_the_keys_of_another() throws IOException {
        for (ExampleCity.Authority member : MEMBERS) {
            try (var files = Files.list(data(member).resolve("keys"))) {
                assertEquals(
                        List.of(member.uscc() + ".jwk", "operator.jwk", "peer.jwk", "tls.jwk", "validator.jwk"),
                        files.map(file -> file.getFileName().toString())
                                .sorted()
                                .toList());
            }
            assertTrue(PrivateFiles.isPrivate(data(member).resolve("keys/validator.jwk")));
            String statement = Files.readString(statement(member));
            assertFalse(statement.contains("\"d\":"), "no private half leaves the machine");
        }
    }

    @Test
    void nothing_is_signed_before_the_fingerprint_was_compared() throws IOException {
        collect();
        refused(4, "NW-013", chengxin("network", "seal", network.toString(), "--data", text(data(MEMBERS.getFirst()))));
        refused(4, "NW-013", seal(MEMBERS.getFirst(), "0".repeat(64)));
        assertEquals(MEMBERS.size(), read().unsealed().size());
    }

    @Test
    void a_fingerprint_may_be_given_in_capital_letters_and_with_spaces_around() throws IOException {
        collect();
        Ended sealed = seal(MEMBERS.getFirst(), " " + read().fingerprint().toUpperCase(java.util.Locale.ROOT) + "\n");
        assertEquals(0, sealed.exit(), sealed.errors());
        assertEquals(1, read().unsealed().size());
    }

    @Test
    void a_member_does_not_seal_what_it_did_not_state() throws IOException {
        ExampleCity.Authority left = MEMBERS.getFirst();
        Path again = folder.resolve("again");
        Files.move(data(left), again);
        assertEquals(0, init(left, "--address", "elsewhere.example:26656").exit());
        collect();
        Ended refused = chengxin(
                "network", "seal", network.toString(), "--data", text(again), "--fingerprint", read().fingerprint());
        refused(4, "NW-012", refused);
    }

    @Test
    void an_authority_without_a_node_seals_nothing() throws IOException {
        collect();
        Ended refused = seal(PUBLISHER, read().fingerprint());
        assertTrue(refused.exit() != 0 && read().unsealed().size() == MEMBERS.size(), refused.errors());
    }

    @Test
    void tampered_duplicate_foreign_and_missing_statements_are_refused() throws IOException {
        Path changed = folder.resolve("changed.json");
        String statement = Files.readString(statement(PUBLISHER));
        Files.writeString(changed, statement.replace("\"publisher\"", "\"registrar\""));
        List<Path> good = statements();
        refused(4, "NW-002", collect(List.of(good.get(0), good.get(1), changed)));
        refused(4, "NW-004", collect(List.of(good.get(0), good.get(0), good.get(1), good.get(2))));
        refused(4, "NW-006", collect(good.subList(0, 2)));
        Files.writeString(changed, statement + " ");
        refused(6, "NW-001", collect(List.of(good.get(0), good.get(1), changed)));
        assertEquals(
                0,
                init(ExampleCity.EMERGENCY, "--address", "stranger.example:1").exit());
        refused(4, "NW-005", collect(List.of(good.get(0), good.get(1), good.get(2), statement(ExampleCity.EMERGENCY))));
        assertFalse(Files.exists(network));
    }

    @Test
    void a_node_does_not_run_before_each_member_has_sealed_nor_with_a_changed_file() throws IOException {
        collect();
        ExampleCity.Authority member = MEMBERS.getFirst();
        assertEquals(0, seal(member, read().fingerprint()).exit());
        refused(4, "NW-015", run(member));
        refused(4, "NW-015", chengxin("network", "run", "--data", text(data(member))));
        String whole = Files.readString(network);
        Files.writeString(network, whole.replace("\"power\":10", "\"power\":11"));
        refused(4, "NW-011", run(member));
        Files.writeString(network, whole.replace("\"Example City\"", "\"Other City\""));
        refused(4, "NW-014", run(member));
        Files.writeString(network, "{}");
        refused(6, "NW-010", run(member));
        assertFalse(Files.exists(data(member).resolve("genesis.json")));
    }

    @Test
    void a_node_with_an_unfit_configuration_is_refused_before_anything_is_written() throws IOException {
        collect();
        for (ExampleCity.Authority member : MEMBERS) seal(member, read().fingerprint());
        ExampleCity.Authority member = MEMBERS.getFirst();
        Files.writeString(data(member).resolve("chengxin.properties"), "colour=red\n");
        refused(2, "UP-002", run(member));
        assertFalse(Files.exists(data(member).resolve("genesis.json")));
    }

    @Test
    void an_organisation_states_who_it_is_once() {
        Ended again = init(MEMBERS.getFirst(), "--address", "other.example:26656");
        refused(8, "NW-019", again);
        assertEquals(2, init(ExampleCity.EMERGENCY, "--address", "no port").exit());
    }

    @Test
    void an_address_that_is_none_is_named_by_its_option_before_any_key_is_made() {
        String good = "member.example:26656";
        for (String unfit : List.of("host:221011", "host:0", "host:65536", "Host:1", "host", "host:")) {
            unfitAddress("--address", init(ExampleCity.EMERGENCY, "--address", unfit));
            unfitAddress("--contents", init(ExampleCity.EMERGENCY, "--address", good, "--contents", unfit));
        }
        assertEquals(0, init(ExampleCity.EMERGENCY, "--address", "host:65535").exit());
    }

    private void unfitAddress(String option, Ended ended) {
        assertEquals(2, ended.exit(), ended.errors());
        assertTrue(
                ended.errors()
                        .contains(option + " must be host:port, in small letters and with a port from 1 to 65535"),
                ended.errors());
        assertFalse(Files.exists(data(ExampleCity.EMERGENCY).resolve("keys")));
    }

    @Test
    void a_folder_without_a_network_is_no_network() {
        for (String command : List.of("status", "stop"))
            refused(8, "NW-020", chengxin("network", command, "--dir", text(folder.resolve("nothing"))));
        refused(8, "NW-020", chengxin("network", "kill", "1", "--dir", text(folder.resolve("nothing"))));
    }

    private Ended init(ExampleCity.Authority who, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "network",
                "init",
                "--data",
                text(data(who)),
                "--uscc",
                who.uscc().text(),
                "--name",
                who.name(),
                "--established",
                "2020-01-01"));
        command.addAll(List.of(more));
        return chengxin(command.toArray(String[]::new));
    }

    private Ended collect() {
        return collect(statements());
    }

    private Ended collect(List<Path> statements) {
        return collect(statements, network);
    }

    private Ended collect(List<Path> statements, Path out, String... more) {
        List<String> command = new ArrayList<>(List.of("network", "collect"));
        statements.forEach(file -> command.add(text(file)));
        for (ExampleCity.Authority one : List.of(MEMBERS.getFirst(), MEMBERS.getLast(), PUBLISHER))
            command.addAll(List.of("--expect", one.uscc().text()));
        command.addAll(
                List.of("--chain", "shili-2", "--city-zh", "示例市", "--city-en", "Example City", "--out", text(out)));
        command.addAll(List.of(more));
        return chengxin(command.toArray(String[]::new));
    }

    private Ended seal(ExampleCity.Authority member, String fingerprint) {
        return chengxin("network", "seal", text(network), "--data", text(data(member)), "--fingerprint", fingerprint);
    }

    private Ended run(ExampleCity.Authority member) {
        return chengxin("network", "run", text(network), "--data", text(data(member)));
    }

    private List<Path> statements() {
        return List.of(statement(MEMBERS.getFirst()), statement(MEMBERS.getLast()), statement(PUBLISHER));
    }

    private Path statement(ExampleCity.Authority who) {
        return data(who).resolve("statement.json");
    }

    private Path data(ExampleCity.Authority who) {
        return folder.resolve(who.uscc().text());
    }

    private NetworkFile read() throws IOException {
        return NetworkFile.read("file", Files.readAllBytes(network));
    }

    private static String text(Path path) {
        return path.toString();
    }

    private static void refused(int exit, String code, Ended ended) {
        assertTrue(ended.errors().contains(code), ended.errors());
        assertEquals(exit, ended.exit(), ended.errors());
    }

    private static Ended chengxin(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Chengxin.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        assertTrue(out.toString().getBytes(UTF_8).length < 1 << 20);
        return new Ended(exit, out.toString(), err.toString());
    }
}
