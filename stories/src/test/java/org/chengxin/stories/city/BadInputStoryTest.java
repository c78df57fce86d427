package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.encoding.Beijing;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Json;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.Level;
import org.chengxin.ledger.credit.PenaltyContent;
import org.chengxin.ledger.credit.PublishPenalty;
import org.chengxin.ledger.credit.StandardCatalogue;
import org.chengxin.ledger.governance.ItemId;
import org.chengxin.ledger.identity.AddKey;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.identity.RevokeKey;
import org.chengxin.ledger.identity.VouchKey;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.SigningKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent, the answer is the one code that the documents promise, and nothing is half done. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputStoryTest {

    private static final String JOSE = "application/jose";
    private static final String LINES = "application/x-ndjson";
    private static final String JSON = "application/json";

    private StoryCity city;
    private Forge registrar;
    private Forge environment;
    private int company = 500;

    @BeforeAll
    void a_city_runs(@TempDir Path scratch) throws InterruptedException {
        city = StoryCity.start(scratch);
        registrar = Forge.of(city, ExampleCity.MARKET_REGULATOR);
        environment = Forge.of(city, ExampleCity.ENVIRONMENT);
    }

    @AfterAll
    void the_city_ends() {
        city.close();
    }

    @Test
    void an_envelope_of_another_form_is_refused() throws IOException, InterruptedException {
        byte[] payload = registrar.text(anOrganisation()).getBytes(StandardCharsets.UTF_8);
        String right = registrar.header("EdDSA");
        String kid = registrar.key().id().text();
        String whole = new String(registrar.sign(right, payload), StandardCharsets.US_ASCII);
        String[] parts = whole.split("\\.", -1);
        assertCodes(
                JOSE,
                Map.ofEntries(
                        Map.entry("413 TX-001 one byte too many", bytes("a".repeat(65_533) + "..AA")),
                        Map.entry("400 TX-010 as many bytes as may be", bytes("a".repeat(65_532) + "..AA")),
                        Map.entry("400 TX-002 two parts", bytes(parts[0] + "." + parts[1])),
                        Map.entry("400 TX-002 four parts", bytes(whole + "." + parts[2])),
                        Map.entry("400 TX-002 no transaction", bytes("hello")),
                        Map.entry("400 TX-003 padding", bytes(parts[0] + "=." + parts[1] + "." + parts[2])),
                        Map.entry("400 TX-003 not UTF-8", new byte[] {(byte) 0xff, '.', 'a', '.', 'a'}),
                        Map.entry("400 TX-004 other alphabet", bytes(parts[0] + "." + "+" + parts[1] + "." + parts[2])),
                        Map.entry("400 TX-005 line break at the end", bytes(whole + "\n")),
                        Map.entry("400 TX-006 a short signature", bytes(whole.substring(0, whole.length() - 3) + "A")),
                        Map.entry("400 TX-010 a list", registrar.sign("[]", payload)),
                        Map.entry("400 TX-010 half an object", registrar.sign("{\"alg\":", payload)),
                        Map.entry("400 TX-010 a lone surrogate", registrar.sign("{\"alg\":\"\\ud800\"}", payload)),
                        Map.entry(
                                "400 TX-011 twice", registrar.sign(right.replace("{", "{\"alg\":\"EdDSA\","), payload)),
                        Map.entry(
                                "400 TX-012 no typ",
                                registrar.sign("{\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\"}", payload)),
                        Map.entry("400 TX-013 crit", registrar.sign(right.replace("}", ",\"crit\":[]}"), payload)),
                        Map.entry(
                                "400 TX-014 a number", registrar.sign(right.replace("\"chengxin+jws\"", "1"), payload)),
                        Map.entry(
                                "400 TX-015 another typ",
                                registrar.sign(right.replace("chengxin+jws", "JWT"), payload)),
                        Map.entry("400 TX-016 none", registrar.sign(registrar.header("none"), payload)),
                        Map.entry("400 TX-016 a shared secret", registrar.sign(registrar.header("HS256"), payload)),
                        Map.entry("400 TX-017 no key id", registrar.sign(right.replace(kid, "me"), payload))));
    }

    @Test
    void a_payload_of_another_form_is_refused() throws IOException, InterruptedException {
        String right = registrar.text(anOrganisation());
        String uscc = ExampleCity.company(company).text();
        String name = "\"name\":\"";
        assertCodes(
                JOSE,
                Map.ofEntries(
                        payload("400 TX-020 half an object", right.substring(0, right.length() - 1)),
                        payload("400 TX-020 a comma too many", right.replace("}", ",}")),
                        payload("400 TX-020 a control character", right.replace(name, name + "\t")),
                        payload("400 TX-021 a space", right.replace(":", ": ")),
                        payload("400 TX-021 a needless escape", right.replace(name, name + "\\u0041")),
                        Map.entry("400 TX-022 not UTF-8", registrar.signBytes(notUtf8(right))),
                        payload("400 TX-023 a lone surrogate", right.replace(name, name + "\\ud800")),
                        payload("400 TX-024 a fraction", right.replaceFirst("\"sequence\":\\d+", "\"sequence\":1.5")),
                        payload(
                                "400 TX-024 2^53",
                                right.replaceFirst("\"expires\":\\d+", "\"expires\":9007199254740992")),
                        payload("400 TX-025 another member", right.replace("\"chain\"", "\"aim\":1,\"chain\"")),
                        payload("400 TX-026 a member missing", right.replaceFirst("\"established\":\"[^\"]*\",", "")),
                        payload("400 TX-027 a member twice", right.replaceFirst("(\"expires\":\\d+,)", "$1$1")),
                        payload(
                                "400 TX-028 another order",
                                right.replaceFirst("(\"expires\":\\d+),(\"name\":\"[^\"]*\")", "$2,$1")),
                        payload(
                                "400 TX-029 a text for a number",
                                right.replaceFirst("\"sequence\":(\\d+)", "\"sequence\":\"$1\"")),
                        payload(
                                "400 TX-030 no such transaction",
                                right.replace("registerOrganisation", "forgetOrganisation")),
                        payload("400 TX-032 a wrong check character", right.replace(uscc, mistyped(uscc))),
                        payload("400 TX-032 lower case", right.replace(uscc, "91999999ma00000000")),
                        payload("400 TX-032 full width", right.replace(uscc, "９" + uscc.substring(1))),
                        payload("400 TX-032 sequence 0", right.replaceFirst("\"sequence\":\\d+", "\"sequence\":0")),
                        payload(
                                "400 TX-029 nested 40 deep",
                                right.replaceFirst(
                                        "\"sequence\":\\d+", "\"sequence\":" + "[".repeat(40) + "]".repeat(40))),
                        payload("400 TX-034 something after it", right + "{}"),
                        payload(
                                "422 TX-035 a sole trader",
                                right.replace(
                                        uscc, "92" + uscc.substring(2, 17) + checkOf("92" + uscc.substring(2, 17))))));
    }

    @Test
    void a_transaction_that_may_not_be_now_is_refused() throws IOException, InterruptedException {
        Payload right = registrar.payload(anOrganisation());
        long now = System.currentTimeMillis();
        long dayMillis = Duration.ofDays(1).toMillis();
        byte[] used = registrar.sign(anOrganisation());
        assertEquals("200 committed", answer(city.post("transactions", JOSE, used)));
        byte[] unsigned = registrar.sign(right);
        int changed = unsigned.length - 5;
        unsigned[changed] = (byte) (unsigned[changed] == 'A' ? 'B' : 'A');
        byte[] encoded = registrar.text(anOrganisation()).getBytes(StandardCharsets.UTF_8);
        var unknown =
                new Forge(SigningKey.generate(ExampleCity.MARKET_REGULATOR.uscc(), Algorithm.EDDSA), right.chain(), 0);
        Map<String, byte[]> cases = new LinkedHashMap<>();
        cases.put(
                "422 TX-040 another chain",
                registrar.sign(
                        new Payload("another-city-2026", right.expires(), right.sequence(), right.transaction())));
        cases.put("403 TX-041 an unknown key", unknown.sign(anOrganisation()));
        cases.put("403 TX-045 a foreign algorithm", registrar.sign(registrar.header("ES256"), encoded));
        cases.put(
                "409 TX-046 a sequence again",
                registrar.sign(new Payload(right.chain(), right.expires(), sequence(used), right.transaction())));
        cases.put(
                "409 TX-048 a sequence too far ahead",
                registrar.sign(
                        new Payload(right.chain(), right.expires(), right.sequence() + 5_000, right.transaction())));
        cases.put(
                "422 TX-049 expired",
                registrar.sign(new Payload(right.chain(), now - 1, right.sequence(), right.transaction())));
        cases.put(
                "422 TX-050 far in the future",
                registrar.sign(
                        new Payload(right.chain(), now + dayMillis + 60_000, right.sequence(), right.transaction())));
        cases.put("403 TX-051 a false signature", unsigned);
        assertCodes(JOSE, cases);
        String facts = city.facts();
        assertEquals(
                "200 committed", answer(city.post("transactions", JOSE, used)), "the same again is the same answer");
        assertEquals(facts, city.facts());
    }

    @Test
    void keys_that_are_revoked_or_not_yet_in_force_sign_nothing() throws IOException, InterruptedException {
        SigningKey second = SigningKey.generate(ExampleCity.ENVIRONMENT.uscc(), Algorithm.ES256);
        commit(environment, new AddKey(second.jwk()));
        commit(environment, new RevokeKey(Optional.empty(), second.jwk().thumbprint(), Optional.empty()));
        RegisterOrganisation registration = anOrganisation();
        commit(registrar, registration);
        SigningKey first = SigningKey.generate(registration.uscc(), Algorithm.EDDSA);
        commit(registrar, new VouchKey(registration.uscc(), first.jwk(), false));
        String chain = city.client().chain();
        assertCodes(
                JOSE,
                Map.of(
                        "403 TX-044 revoked", new Forge(second, chain, 0).sign(anOrganisation()),
                        "403 TX-042 not in force yet", new Forge(first, chain, 0).sign(anOrganisation())));
    }

    @Test
    void a_sequence_that_has_left_the_window_is_refused() throws IOException, InterruptedException {
        Forge emergency = Forge.of(city, ExampleCity.EMERGENCY);
        Payload low = emergency.payload(anOrganisation());
        for (long ahead : new long[] {1_000, 2_000})
            answer(city.post(
                    "transactions",
                    JOSE,
                    emergency.sign(new Payload(low.chain(), low.expires(), low.sequence() + ahead, anOrganisation()))));
        assertCodes(JOSE, Map.of("409 TX-047 too old", emergency.sign(low)));
    }

    @Test
    void who_is_no_registrar_registers_nobody() throws IOException, InterruptedException {
        assertCodes(JOSE, Map.of("403 ID-001 not a registrar", environment.sign(anOrganisation())));
    }

    @Test
    void a_record_that_the_law_does_not_allow_is_refused() throws IOException, InterruptedException {
        LocalDate today = Beijing.dateAt(System.currentTimeMillis());
        LocalDate before = today.minusDays(1);
        Forge operator = Forge.of(city, ExampleCity.OPERATOR);
        Forge emergency = Forge.of(city, ExampleCity.EMERGENCY);
        assertCodes(
                JSON,
                Map.of(
                        "422 CR-013 decided tomorrow",
                        penalty(environment, StandardCatalogue.PENALTY, today.plusDays(1), Optional.empty()),
                        "422 CR-014 before the item was in force",
                        penalty(environment, StandardCatalogue.PENALTY, LocalDate.of(2004, 1, 1), Optional.empty()),
                        "422 CR-022 displayed longer than the law allows",
                        penalty(environment, StandardCatalogue.PENALTY, before, Optional.of(today.plusYears(5))),
                        "409 CR-010 an item that nobody voted for",
                        penalty(environment, new ItemId("PENALTY-HAIR"), before, Optional.empty()),
                        "403 CR-001 no publisher",
                        penalty(operator, StandardCatalogue.PENALTY, before, Optional.empty()),
                        "403 CR-012 decided by another authority",
                        penalty(emergency, environment, StandardCatalogue.PENALTY, before, Optional.empty())));
    }

    private byte[] penalty(Forge by, ItemId item, LocalDate decidedOn, Optional<LocalDate> displayUntil) {
        return penalty(by, by, item, decidedOn, displayUntil);
    }

    private byte[] penalty(
            Forge by, Forge decidedBy, ItemId item, LocalDate decidedOn, Optional<LocalDate> displayUntil) {
        String name = "示例" + ++company + "号有限公司";
        var content = new PenaltyContent(
                name,
                "示例市生态环境局",
                "示环罚字〔2026〕第" + company + "号",
                "示例违法行为",
                "示例事实",
                "《示例条例》第二十条",
                List.of("没收违法所得"),
                "没收违法所得一万元",
                Optional.empty(),
                Optional.of(1_000_000L),
                Optional.empty(),
                Optional.empty(),
                displayUntil,
                Optional.empty(),
                Optional.empty());
        Bytes id = Bytes.owned(Sha256.of(bytes(name)));
        ContentOpening opening = ContentOpening.of(content, id);
        byte[] jws = by.sign(new PublishPenalty(
                new RecordId(id.toBase64Url()),
                ExampleCity.company(company),
                item,
                Level.GENERAL,
                decidedBy.key().id().organisation(),
                decidedOn,
                displayUntil,
                opening.commitment()));
        return bytes("{\"content\":" + new String(content.canonical().shared(), StandardCharsets.UTF_8) + ",\"jws\":\""
                + new String(jws, StandardCharsets.US_ASCII) + "\",\"salt\":\"" + id.toBase64Url() + "\"}");
    }

    @Test
    void the_edge_refuses_what_is_no_line_of_transactions() throws IOException, InterruptedException {
        String line = line(registrar.sign(anOrganisation()));
        assertCodes(
                LINES,
                Map.of(
                        "413 API-002 501 lines", bytes((line + "\n").repeat(501)),
                        "413 API-001 more than 16 MiB", new byte[16 * 1024 * 1024 + 1],
                        "400 API-003 nothing", bytes("\n\n")));
        assertCodes(
                JSON,
                Map.of(
                        "400 API-004 a list", bytes("[" + line + "]"),
                        "400 API-004 a member twice", bytes(line.replace("{", "{\"jws\":\"a\",")),
                        "400 API-004 another member", bytes(line.replace("{", "{\"more\":1,")),
                        "400 API-004 content without salt", bytes(line.replace("{", "{\"content\":{},")),
                        "400 API-005 content not canonical",
                                bytes(line.replace("{", "{\"content\":{ },\"salt\":\"AA\",")),
                        "400 API-005 content not UTF-8",
                                latin(line.replace("{", "{\"content\":{\"a\":\"\u00ff\"},\"salt\":\"AA\",")),
                        "400 API-006 a short salt", bytes(line.replace("{", "{\"content\":{},\"salt\":\"AA\",")),
                        "413 API-001 a long line", bytes(line + " ".repeat(1024 * 1024)),
                        "400 API-003 nothing", new byte[0]));
        assertCodes("text/plain", Map.of("415 API-007 plain text", bytes(line)));
    }

    @Test
    void a_bad_line_harms_no_other_line() throws IOException, InterruptedException {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 3; i++) sent.add(line(registrar.sign(anOrganisation())));
        sent.add(1, "{\"jws\":\"a.b\"}");
        sent.add(3, "not JSON");
        HttpResponse<byte[]> answered = city.post("transactions", LINES, bytes(String.join("\n", sent)));
        assertEquals(200, answered.statusCode());
        List<String> outcomes = new String(answered.body(), StandardCharsets.UTF_8)
                .lines()
                .map(BadInputStoryTest::outcome)
                .toList();
        assertEquals(List.of("committed", "TX-002", "committed", "API-004", "committed"), outcomes);
    }

    private Map.Entry<String, byte[]> payload(String expected, String text) {
        return Map.entry(expected, registrar.signText(text));
    }

    /** Sends each body and compares status and code; afterwards the city holds what it held. */
    private void assertCodes(String contentType, Map<String, byte[]> cases) throws IOException, InterruptedException {
        String facts = city.facts();
        Map<String, String> answers = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> each : cases.entrySet())
            answers.put(each.getKey(), answer(city.post("transactions", contentType, each.getValue())));
        assertAll(answers.entrySet().stream()
                .map(each -> () -> assertEquals(
                        each.getKey().split(" ", 3)[0] + " " + each.getKey().split(" ", 3)[1],
                        each.getValue(),
                        each.getKey())));
        assertEquals(facts, city.facts());
    }

    private void commit(Forge forge, Transaction transaction) throws IOException, InterruptedException {
        assertEquals("200 committed", answer(city.post("transactions", JOSE, forge.sign(transaction))));
    }

    private static String answer(HttpResponse<byte[]> response) {
        return response.statusCode() + " " + outcome(new String(response.body(), StandardCharsets.UTF_8));
    }

    /** The code where there is one, else how the transaction stands. */
    private static String outcome(String json) {
        if (!(Json.read(bytes(json)) instanceof Map<?, ?> members)) throw new AssertionError(json);
        if (members.get("code") instanceof String code) return code;
        if (members.get("reason") instanceof Map<?, ?> reason) return String.valueOf(reason.get("code"));
        return String.valueOf(members.get("status"));
    }

    private RegisterOrganisation anOrganisation() {
        company++;
        return new RegisterOrganisation(
                ExampleCity.company(company), "示例" + company + "号有限公司", LocalDate.of(2020, 1, 3), Optional.empty());
    }

    private static long sequence(byte[] jws) {
        try {
            return SignedTransaction.parse(jws.clone()).payload().sequence();
        } catch (InadmissibleException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static String line(byte[] jws) {
        return "{\"jws\":\"" + new String(jws, StandardCharsets.US_ASCII) + "\"}";
    }

    private static byte[] notUtf8(String text) {
        return latin(text.replaceFirst("\"name\":\"[^\"]*\"", "\"name\":\"\u00ff\""));
    }

    private static String mistyped(String uscc) {
        return uscc.substring(0, 17) + (uscc.charAt(17) == '0' ? '1' : '0');
    }

    private static char checkOf(String body) {
        return Uscc.checkCharacter(body);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
