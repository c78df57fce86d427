package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.encoding.Json;
import org.chengxin.sdk.ExampleCity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Requests that no client of ours sends are answered like all others, keep nobody out, and leave no trace in the log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsStoryTest {

    /** No check digit makes it anybody's. */
    private static final String PERSON = "110101199001011230";

    private StoryCity city;

    @BeforeAll
    void a_city_runs(@TempDir Path scratch) {
        city = StoryCity.start(scratch);
    }

    @AfterAll
    void the_city_ends() {
        city.close();
    }

    @Test
    void bodies_that_are_announced_and_do_not_come_keep_nobody_out() throws IOException, InterruptedException {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 32; i++) {
                silent.add(new Socket(InetAddress.getLoopbackAddress(), city.port()));
                send(
                        silent.getLast(),
                        "POST /transactions HTTP/1.1\r\nHost: city\r\nContent-Type: application/x-ndjson\r\n"
                                + "Content-Length: 16777216\r\n\r\n{");
            }
            // Whoever is read after them has been let in after them.
            assertEquals(200, city.get("status").statusCode());
            HttpResponse<byte[]> answer = city.post("transactions", "application/jose", new byte[] {'a'});
            assertEquals("TX-002", code(answer.body()));
        } finally {
            for (Socket socket : silent) socket.close();
        }
    }

    @Test
    void a_cursor_beyond_every_list_is_at_its_end() throws IOException, InterruptedException {
        String records = "organisations/" + ExampleCity.company(1).text() + "/records";
        HttpResponse<byte[]> answer = city.get(records + "?cursor=a" + Long.toString(Long.MAX_VALUE, 36));
        assertEquals(200, answer.statusCode());
        assertTrue(new String(answer.body(), StandardCharsets.UTF_8).contains("\"records\":[]"));
    }

    @Test
    void an_address_that_is_malformed_or_leads_nowhere_is_answered_with_its_code()
            throws IOException, InterruptedException {
        String company = ExampleCity.company(900).text();
        String operator = ExampleCity.OPERATOR.uscc().text();
        String hash = "A".repeat(43);
        SortedMap<String, String> promised = new TreeMap<>(Map.ofEntries(
                Map.entry("organisations/" + company.substring(0, 17), "400 API-011"),
                Map.entry("organisations/" + mistyped(company), "400 API-011"),
                Map.entry("organisations/" + company.toLowerCase(Locale.ROOT), "400 API-011"),
                Map.entry("organisations/%EF%BC%99" + company.substring(1), "400 API-011"),
                Map.entry("organisations/" + company + "?proof=perhaps", "400 API-011"),
                Map.entry("organisations/" + company + "/records?limit=101", "400 API-011"),
                Map.entry("organisations?name=%20", "400 API-011"),
                Map.entry("organisations?name=a&limit=0", "400 API-011"),
                Map.entry("blocks/first", "400 API-011"),
                Map.entry("blocks?from=0", "400 API-011"),
                Map.entry("keys/" + operator + "/x", "400 API-011"),
                Map.entry("records/" + hash + "x", "400 API-011"),
                Map.entry("transactions/" + hash, "400 API-011"),
                Map.entry("validators?height=now", "400 API-011"),
                Map.entry("organisations", "400 API-012"),
                Map.entry("blocks?cursor=5", "400 API-013"),
                Map.entry("organisations?name=a&cursor=a-1", "400 API-013"),
                Map.entry("organisations/" + company + "/records?cursor=a_", "400 API-013"),
                Map.entry("transactions/" + "0".repeat(64), "404 API-020"),
                Map.entry("organisations/" + company, "404 API-022"),
                Map.entry("keys/" + company, "404 API-022"),
                Map.entry("records/" + hash, "404 API-023"),
                Map.entry("blocks/999999", "404 API-025"),
                Map.entry("blocks/999999/commit", "404 API-025"),
                Map.entry("keys/" + operator + "/" + hash, "404 API-026"),
                Map.entry("imports/" + hash, "404 API-027"),
                Map.entry("problems/API-999", "404 API-028")));
        SortedMap<String, String> answered = new TreeMap<>();
        for (String path : promised.keySet()) answered.put(path, answer(city.get(path)));
        assertEquals(promised, answered);
    }

    @Test
    void an_address_that_is_malformed_is_answered_with_what_would_be_right() throws IOException, InterruptedException {
        String company = ExampleCity.company(900).text();
        String operator = ExampleCity.OPERATOR.uscc().text();
        String hash = "A".repeat(43);
        String alphabet = "uscc must be well-formed: a USCC has only digits and capitals other than I, O, S, V, Z.";
        String check = "uscc must be well-formed: a USCC is in capitals and ends with its check character.";
        String limit = "limit must be a whole number from 1 to 100.";
        String height = " must be the height of a block, a whole number from 1 on.";
        SortedMap<String, String> promised = new TreeMap<>(Map.ofEntries(
                Map.entry(
                        "organisations/" + company.substring(0, 17),
                        "uscc must be well-formed: a USCC has 18 characters."),
                Map.entry("organisations/" + mistyped(company), check),
                Map.entry("organisations/" + company.toLowerCase(Locale.ROOT), check),
                Map.entry("organisations/%EF%BC%99" + company.substring(1), alphabet),
                Map.entry("organisations/" + company + "?proof=perhaps", "proof must be true or false."),
                Map.entry("organisations/" + company + "/records?limit=101", limit),
                Map.entry("organisations?name=a&limit=0", limit),
                Map.entry("blocks?limit=few", limit),
                Map.entry(
                        "organisations?name=%20", "name must have 1 to 128 characters without the space around them."),
                Map.entry("organisations", "name must be given."),
                Map.entry("blocks/first", "height" + height),
                Map.entry("blocks?from=0", "from" + height),
                Map.entry("validators?height=now", "height" + height),
                Map.entry("keys/" + operator + "/x", "thumbprint must be well-formed: a thumbprint has 43 characters."),
                Map.entry("records/" + hash + "x", "id must be well-formed: a record id has 43 characters."),
                Map.entry(
                        "records/" + hash + "?publisher=x", "publisher must be well-formed: a USCC has 18 characters."),
                Map.entry("transactions/" + hash, "id must be well-formed: a transaction id has 64 digits."),
                Map.entry("blocks?cursor=5", "nothing"),
                Map.entry("blocks/999999", "nothing")));
        SortedMap<String, String> answered = new TreeMap<>();
        for (String path : promised.keySet())
            answered.put(path, detail(city.get(path).body()));
        assertEquals(promised, answered);
    }

    @Test
    void an_answer_that_nobody_here_writes_is_not_given() throws IOException {
        String answer = raw("GET /status HTTP/1.1", "Accept: text/csv");
        assertTrue(answer.startsWith("HTTP/1.1 406 "), answer);
        assertTrue(answer.contains("\"code\":\"API-008\""), answer);
    }

    @Test
    void what_the_container_turns_down_is_a_problem_like_any_other() throws IOException {
        assertEquals("API-014", rawCode("GET /..%2fgenesis HTTP/1.1"));
        assertEquals("API-014", rawCode("GET /status;a=b/c HTTP/1.1"));
        assertEquals("API-014", rawCode("GET /organisations?name=%FF HTTP/1.1"));
        assertEquals("API-014", rawCode("GET /organisations?name={ HTTP/1.1"));
        assertEquals("API-014", rawCode("BREW /status HTTP/1.1"));
        assertEquals("API-009", rawCode("TRACE /status HTTP/1.1"));
        assertEquals("API-010", rawCode("GET /error HTTP/1.1"));
    }

    @Test
    void whoever_reads_many_languages_is_answered_in_the_best_liked_of_ours() throws IOException {
        assertTrue(raw("GET / HTTP/1.1", "Accept-Language: zh;q=0.5, en;q=0.9").contains("/en\r\n"));
        assertTrue(raw("GET / HTTP/1.1", "Accept-Language: fr, sv-SE, nb-NO").contains("/zh\r\n"));
        assertTrue(raw("GET / HTTP/1.1", "Accept-Language: aa,bb,cc,dd,ee,ff,gg,hh,ii,jj,kk,en")
                .contains("/en\r\n"));
    }

    @Test
    void whoever_reads_pages_is_told_on_a_page_that_nothing_is_there() throws IOException, InterruptedException {
        for (String path :
                List.of("zh/nothing", "en/chain/abc", "en/chain?before=x", "en/chain/999999", "en/records/x")) {
            HttpResponse<byte[]> answer = city.get(path);
            assertEquals(404, answer.statusCode(), path);
            assertTrue(new String(answer.body(), StandardCharsets.UTF_8).startsWith("<!DOCTYPE html>"), path);
        }
    }

    @Test
    void no_request_is_quoted_in_the_log() throws IOException {
        for (String line : List.of(
                "GET /organisations?name=" + PERSON + "%FF HTTP/1.1",
                "GET /en/search?q=" + PERSON + "%FF HTTP/1.1",
                "GET /organisations?name={" + PERSON + "} HTTP/1.1",
                "GET /" + PERSON + ";a=b/c HTTP/1.1",
                PERSON + " / HTTP/1.1")) raw(line);
        assertFalse(Files.readString(city.data().resolve("logs/chengxin.log")).contains(PERSON));
    }

    private static String answer(HttpResponse<byte[]> answer) {
        return answer.statusCode() + " " + code(answer.body());
    }

    private static String mistyped(String uscc) {
        return uscc.substring(0, 17) + (uscc.charAt(17) == '0' ? '1' : '0');
    }

    private String rawCode(String line) throws IOException {
        String answer = raw(line);
        assertTrue(answer.contains("application/problem+json"), line + "\n" + answer);
        return code(answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.UTF_8));
    }

    private static String code(byte[] body) {
        if (Json.read(body) instanceof Map<?, ?> problem && problem.get("code") instanceof String code) return code;
        throw new AssertionError(new String(body, StandardCharsets.UTF_8));
    }

    private static String detail(byte[] body) {
        return Json.read(body) instanceof Map<?, ?> problem && problem.get("detail") instanceof String detail
                ? detail
                : "nothing";
    }

    /** The whole answer to a request that a client library would not send. */
    private String raw(String line, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), city.port())) {
            String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            send(socket, line + "\r\nHost: city\r\n" + more + "Connection: close\r\n\r\n");
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
