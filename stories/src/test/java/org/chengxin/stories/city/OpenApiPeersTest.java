package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Base64Url;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.credit.WithdrawRecord;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Members;
import org.chengxin.sdk.Submission;
import org.chengxin.stories.peers.PeerProgram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API's description, and answers of a running city by it, judged by validators that others wrote. */
@Tag("peers")
class OpenApiPeersTest {

    private static final int DEMO_RECORDS = 10;
    private static final String JOSE = "application/jose";
    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final String NOTHING = "A".repeat(43);
    private static final String REPORT = "{\"committed\":1,\"encoding\":\"UTF_8\",\"held\":0,\"kind\":\"permits\","
            + "\"millis\":12,\"notNoted\":0,\"notes\":[],\"refused\":0,\"rows\":1,\"unchanged\":0,\"unknown\":0,\"warned\":0}";

    @Test
    void the_city_answers_as_its_description_says(@TempDir Path scratch) throws IOException, InterruptedException {
        PeerProgram peer = PeerProgram.ofOpenApi();
        Path file = PeerProgram.directory().resolve("openapi.txt");
        try (StoryCity city = StoryCity.start(scratch, "--demo");
                PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            StoryCity.await("the demonstration", () -> displayed(city) == DEMO_RECORDS);
            out.println("DOCUMENT " + Base64Url.encode(city.get("openapi.json").body()));
            var said = new Said(city, out);
            said.chain();
            said.organisations();
            said.records();
            said.transactions();
            said.others();
        }
        peer.check(file.toString());
    }

    private static long displayed(StoryCity city) {
        try {
            return city.count("displayed");
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Asks, sees the status, and writes down what was answered. */
    private record Said(StoryCity city, PrintWriter out) {

        void chain() throws IOException, InterruptedException {
            for (String path :
                    List.of("status", "healthz", "readyz", "catalogue", "editions", "authorities", "genesis"))
                get(200, "/" + path, path);
            get(200, "/blocks", "blocks?limit=3");
            get(400, "/blocks", "blocks?limit=0");
            for (long height = 1; height <= 4; height++) get(200, "/blocks/{height}", "blocks/" + height);
            get(404, "/blocks/{height}", "blocks/999999");
            get(400, "/blocks/{height}", "blocks/high");
            get(200, "/blocks/{height}/commit", "blocks/1/commit");
            get(200, "/validators", "validators");
            get(404, "/validators", "validators?height=999999");
            for (String question : List.of("health", "status", "genesis", "commit", "validators", "block"))
                get(200, "/cometbft/" + question, "cometbft/" + question);
            get(500, "/cometbft/block", "cometbft/block?height=0");
            post(200, "/cometbft", "cometbft", JSON, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"status\"}");
            post(200, "/cometbft", "cometbft", JSON, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"broadcast\"}");
        }

        void organisations() throws IOException, InterruptedException {
            String company = ExampleCity.company(2).text();
            String operator = ExampleCity.OPERATOR.uscc().text();
            get(200, "/organisations", "organisations?name=%E7%A4%BA%E4%BE%8B&limit=5");
            get(400, "/organisations", "organisations");
            get(400, "/organisations", "organisations?name=a&cursor=b");
            get(200, "/organisations/{uscc}", "organisations/" + company + "?proof=true");
            get(
                    404,
                    "/organisations/{uscc}",
                    "organisations/" + ExampleCity.company(77).text() + "?proof=true");
            get(400, "/organisations/{uscc}", "organisations/1");
            get(200, "/organisations/{uscc}/records", "organisations/" + company + "/records?proof=true");
            get(200, "/keys/{uscc}", "keys/" + operator + "?proof=true");
            get(404, "/keys/{uscc}", "keys/" + company + "?proof=true");
            String key = city.client().get("keys/" + operator).texts("keys").getFirst();
            get(200, "/keys/{uscc}/{thumbprint}", "keys/" + operator + "/" + key + "?proof=true");
            get(404, "/keys/{uscc}/{thumbprint}", "keys/" + operator + "/" + NOTHING + "?proof=true");
        }

        void records() throws IOException, InterruptedException {
            String list = "organisations/" + ExampleCity.company(2).text() + "/records";
            for (Members place : city.client().get(list).objects("records"))
                get(200, "/records/{id}", "records/" + place.text("id") + "?proof=true");
            get(404, "/records/{id}", "records/" + NOTHING);
            Members permit = city.client().get(list).objects("records").getFirst();
            Forge approvals = Forge.of(city, ExampleCity.APPROVALS);
            String withdrawal = text(approvals.sign(new WithdrawRecord(new RecordId(permit.text("id")))));
            post(200, "/transactions", "transactions", JOSE, withdrawal);
            get(410, "/records/{id}", "records/" + permit.text("id"));
            get(200, "/organisations/{uscc}/records", list);
        }

        void transactions() throws IOException, InterruptedException {
            Forge registrar = Forge.of(city, ExampleCity.MARKET_REGULATOR);
            String registration = text(registrar.sign(new RegisterOrganisation(
                    ExampleCity.company(500), "示例五百号有限公司", LocalDate.of(2020, 1, 3), Optional.empty())));
            post(200, "/transactions", "transactions", JSON, "{\"jws\":\"" + registration + "\"}");
            post(200, "/transactions", "transactions", LINES, "{\"jws\":\"" + registration + "\"}\n{\"jws\":\"a.b\"}");
            post(400, "/transactions", "transactions", JOSE, "a.b");
            post(400, "/transactions", "transactions", JSON, "{}");
            post(415, "/transactions", "transactions", "text/plain", registration);
            String id = Submission.of(registration.getBytes(StandardCharsets.US_ASCII), Optional.empty())
                    .id()
                    .text();
            get(200, "/transactions/{id}", "transactions/" + id);
            get(404, "/transactions/{id}", "transactions/" + "0".repeat(64));
        }

        void others() throws IOException, InterruptedException {
            Forge registrar = Forge.of(city, ExampleCity.MARKET_REGULATOR);
            post(201, "/imports", "imports", JOSE, text(registrar.signReport(REPORT)));
            post(400, "/imports", "imports", JOSE, text(registrar.signReport("{}")));
            post(
                    403,
                    "/imports",
                    "imports",
                    JOSE,
                    text(Forge.of(city, ExampleCity.OPERATOR).signReport(REPORT)));
            post(415, "/imports", "imports", JSON, REPORT);
            get(404, "/imports/{id}", "imports/none");
            get(200, "/problems/{code}", "problems/API-022");
            get(404, "/problems/{code}", "problems/API-999");
            get(200, "/metrics", "metrics");
            get(401, "/operator/facts", "operator/facts");
        }

        private void get(int status, String path, String address) throws IOException, InterruptedException {
            said("get", status, path, city.get(address));
        }

        private void post(int status, String path, String address, String type, String body)
                throws IOException, InterruptedException {
            said("post", status, path, city.post(address, type, body.getBytes(StandardCharsets.UTF_8)));
        }

        private void said(String method, int status, String path, HttpResponse<byte[]> answer) {
            assertEquals(status, answer.statusCode(), () -> path + " " + text(answer.body()));
            String type =
                    answer.headers().firstValue("Content-Type").orElse("none").replaceAll(";.*", "");
            out.println(String.join(
                    " ", "ANSWER", method, path, Integer.toString(status), type, Base64Url.encode(answer.body())));
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
