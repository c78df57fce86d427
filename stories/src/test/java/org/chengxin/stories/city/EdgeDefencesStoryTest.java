package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.chengxin.app.City;
import org.chengxin.encoding.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may ask how often, and what only the operator may ask for. */
class EdgeDefencesStoryTest {

    private static final int REQUESTS = 8;
    private static final String FORWARDED = "X-Forwarded-For";
    private static final Map<String, String> ONE_A_SECOND =
            Map.of("limit.burst", "1", "limit.requests-per-second", "1");

    @TempDir
    private Path scratch = Path.of("");

    @Test
    void who_asks_too_often_is_told_when_to_come_back_whatever_address_it_claims() {
        try (City city = start(ONE_A_SECOND, Map.of("limit.exempt", ""));
                HttpClient http = HttpClient.newHttpClient()) {
            assertLimited(http, request(city, "/healthz"), each -> "203.0.113." + each);
        }
    }

    @Test
    void who_asks_as_a_light_client_does_is_limited_like_everyone() {
        try (City city = start(ONE_A_SECOND, Map.of("limit.exempt", ""));
                HttpClient http = HttpClient.newHttpClient()) {
            assertLimited(http, request(city, "/cometbft/health"), each -> "203.0.113." + each);
        }
    }

    @Test
    void an_address_that_is_exempt_is_not_limited_and_another_one_is() throws IOException {
        try (City city = start(ONE_A_SECOND, Map.of("limit.exempt", "127.0.0.1"));
                HttpClient exempt = HttpClient.newHttpClient();
                HttpClient other = fromElsewhere()) {
            assertEquals(List.of(200), statuses(all(exempt, request(city, "/healthz"), each -> "203.0.113.1")));
            assertLimited(other, request(city, "/healthz"), each -> "127.0.0.1");
        }
    }

    @Test
    void what_a_trusted_proxy_says_makes_each_address_a_client() throws IOException, InterruptedException {
        try (City city = start(ONE_A_SECOND, Map.of("proxy.trusted", "127.0.0.1"));
                HttpClient proxy = HttpClient.newHttpClient();
                HttpClient stranger = fromElsewhere()) {
            assertEquals(List.of(200), statuses(all(proxy, request(city, "/healthz"), each -> "203.0.113." + each)));
            assertLimited(proxy, request(city, "/healthz"), each -> "198.51.100.1");
            // What a client itself has written before the proxy is not believed.
            assertLimited(proxy, request(city, "/healthz"), each -> "127.0.0." + each + ", 198.51.100.2");
            assertLimited(stranger, request(city, "/healthz"), each -> "203.0.113." + each);
            assertRefused(send(proxy, request(city, "/metrics").header(FORWARDED, "198.51.100.3")));
            assertRefused(send(proxy, request(city, "/metrics").header(FORWARDED, "127.0.0.1, 198.51.100.4")));
        }
    }

    @Test
    void what_only_the_operator_may_ask_for_is_answered_to_its_token_alone() throws IOException, InterruptedException {
        try (City city = start(Map.of(), Map.of());
                HttpClient http = HttpClient.newHttpClient()) {
            String token =
                    Files.readString(city.data().resolve("operator.token")).strip();
            for (String wrong : List.of("", "Bearer", "Bearer x", "Bearer " + token + "x", "Basic " + token, token)) {
                assertRefused(send(http, authorised(request(city, "/operator/facts"), wrong)));
                assertRefused(send(
                        http,
                        authorised(request(city, "/operator/backup"), wrong).POST(BodyPublishers.noBody())));
                assertRefused(send(http, authorised(request(city, "/operator/none"), wrong)));
            }
            String right = "Bearer " + token;
            assertEquals(
                    200,
                    send(http, authorised(request(city, "/operator/facts"), right))
                            .statusCode());
            assertEquals(
                    200,
                    send(
                                    http,
                                    authorised(request(city, "/operator/backup"), right)
                                            .POST(BodyPublishers.noBody()))
                            .statusCode());
        }
    }

    @Test
    void measures_are_for_this_machine_and_whoever_has_the_operators_token() throws IOException, InterruptedException {
        try (City city = start(Map.of(), Map.of());
                HttpClient here = HttpClient.newHttpClient();
                HttpClient elsewhere = fromElsewhere()) {
            String token =
                    Files.readString(city.data().resolve("operator.token")).strip();
            assertEquals(200, send(here, request(city, "/metrics")).statusCode());
            assertRefused(send(elsewhere, request(city, "/metrics")));
            assertRefused(send(elsewhere, authorised(request(city, "/metrics"), "Bearer " + token + "x")));
            assertRefused(send(elsewhere, request(city, "/metrics").header(FORWARDED, "127.0.0.1")));
            assertEquals(
                    200,
                    send(elsewhere, authorised(request(city, "/metrics"), "Bearer " + token))
                            .statusCode());
        }
    }

    private City start(Map<String, String> some, Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(Map.of("port", "0"));
        settings.putAll(some);
        settings.putAll(more);
        return City.start(scratch.resolve("data"), settings);
    }

    /** A client that the city sees at another address than its own. */
    private static HttpClient fromElsewhere() throws UnknownHostException {
        return HttpClient.newBuilder()
                .localAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}))
                .build();
    }

    private static HttpRequest.Builder request(City city, String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + city.port()).resolve(path));
    }

    private static HttpRequest.Builder authorised(HttpRequest.Builder request, String authorization) {
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static HttpResponse<byte[]> send(HttpClient http, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** Several requests at the same moment, each with what it says about where it comes from. */
    private static List<HttpResponse<byte[]>> all(
            HttpClient http, HttpRequest.Builder request, IntFunction<String> forwarded) {
        List<CompletableFuture<HttpResponse<byte[]>>> sent = new ArrayList<>();
        for (int each = 1; each <= REQUESTS; each++)
            sent.add(http.sendAsync(
                    request.copy().header(FORWARDED, forwarded.apply(each)).build(), BodyHandlers.ofByteArray()));
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private static List<Integer> statuses(List<HttpResponse<byte[]>> answers) {
        return answers.stream().map(HttpResponse::statusCode).distinct().toList();
    }

    /** Of all requests no more are answered than one, and one for each second that has passed. */
    private static void assertLimited(HttpClient http, HttpRequest.Builder request, IntFunction<String> forwarded) {
        long began = System.nanoTime();
        List<HttpResponse<byte[]>> answers = all(http, request, forwarded);
        // The city's clock and ours are not read at the same moment.
        long most = 1 + (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) + 50) / 1_000;
        long served = 0;
        for (HttpResponse<byte[]> answer : answers) {
            if (answer.statusCode() == 200) {
                served++;
                continue;
            }
            assertEquals(429, answer.statusCode());
            assertEquals("API-040", code(answer));
            long seconds =
                    Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow());
            assertTrue(seconds == 1 || seconds == 2, seconds + " s");
        }
        assertTrue(served >= 1 && served <= most, served + " served of " + REQUESTS + ", " + most + " at most");
        assertTrue(most < REQUESTS, "the machine is too slow to ask too often");
    }

    private static void assertRefused(HttpResponse<byte[]> answer) {
        assertEquals(401, answer.statusCode(), answer.request().toString());
        assertEquals("API-030", code(answer));
        assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElseThrow());
    }

    private static String code(HttpResponse<byte[]> answer) {
        if (Json.read(answer.body()) instanceof Map<?, ?> problem && problem.get("code") instanceof String code)
            return code;
        throw new AssertionError(new String(answer.body(), StandardCharsets.UTF_8));
    }
}
