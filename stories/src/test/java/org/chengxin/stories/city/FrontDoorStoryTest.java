package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.chengxin.app.City;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages are there however the city is reached. */
class FrontDoorStoryTest {

    private static final String ALIAS = "edge";
    private static final String PASSWORD = "no secret";

    @TempDir
    private Path scratch = Path.of("");

    @Test
    void pages_are_served_over_tls() throws IOException, InterruptedException, GeneralSecurityException {
        KeyStore store = selfSigned();
        Path certificate = pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
        Path key =
                pem("PRIVATE KEY", store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
        Map<String, String> settings =
                Map.of("port", "0", "tls.certificate", certificate.toString(), "tls.key", key.toString());
        try (City city = City.start(scratch.resolve("data"), settings);
                HttpClient http =
                        HttpClient.newBuilder().sslContext(trusting(store)).build()) {
            assertPage(http, city.address().resolve("/en/chain"));
        }
    }

    @Test
    void pages_are_served_on_another_address_than_loopback() throws IOException, InterruptedException {
        try (City city = City.start(scratch.resolve("data"), Map.of("port", "0", "address", "127.0.0.2"));
                HttpClient http = HttpClient.newHttpClient()) {
            assertPage(http, URI.create("http://127.0.0.2:" + city.port() + "/en/chain"));
        }
    }

    @Test
    void an_address_of_another_machine_is_refused_and_not_called_taken() {
        Map<String, String> settings = Map.of("port", "0", "address", "192.0.2.1");
        String said =
                String.valueOf(assertThrows(RuntimeException.class, () -> City.start(scratch.resolve("data"), settings)
                                .close())
                        .getMessage());
        assertEquals("address must be an address of this machine (UP-002)", said);
    }

    @Test
    void everything_that_the_alert_rules_name_is_measured() throws IOException, InterruptedException {
        try (City city = City.start(scratch.resolve("data"), Map.of("port", "0"));
                HttpClient http = HttpClient.newHttpClient()) {
            String measured = http.send(
                            HttpRequest.newBuilder(city.address().resolve("/metrics"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            Path docs = Path.of("").toAbsolutePath().resolveSibling("docs");
            for (String file : List.of("prometheus-rules.yaml", "how-to/watch-a-node.md")) {
                var names = Pattern.compile("\\b(chengxin|disk)_[a-z_]+").matcher(Files.readString(docs.resolve(file)));
                assertTrue(names.find(), file);
                do assertTrue(measured.contains(names.group()), names.group() + " of " + file + " in " + measured);
                while (names.find());
            }
            // A validator that decides alone has no peers that could be missing; no comparison holds of this number.
            assertTrue(measured.contains("\nchengxin_engine_peers NaN\n"), measured);
        }
    }

    private static void assertPage(HttpClient http, URI page) throws IOException, InterruptedException {
        assertEquals(
                200,
                http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
                        .statusCode());
    }

    private KeyStore selfSigned() throws IOException, InterruptedException, GeneralSecurityException {
        Path file = scratch.resolve("edge.p12");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        ALIAS,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("keytool.log").toFile())
                .start()
                .waitFor();
        assertEquals(0, exit);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private Path pem(String label, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(
                scratch.resolve(label.replace(' ', '-') + ".pem"),
                "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    }

    private static SSLContext trusting(KeyStore store) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
