package org.chengxin.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.chengxin.cli.ExitCode;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Passphrase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Lives a short day of a city in a folder that is thrown away after: founding, transactions, questions, pages, an end.
 * The launcher runs it once after a build while the JVM takes down what it loads and links, for faster starts later.
 */
@Command(name = "rehearse", hidden = true, description = "Runs a throw-away city for a moment.")
final class Rehearse implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "A folder that does not exist.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, String> settings = Map.of("port", "0", "demo", "true", "disk.reserve-megabytes", "1");
        try (City city = City.start(folder, settings);
                HttpClient client = HttpClient.newHttpClient()) {
            new Demo(city, new Keys(folder.resolve("keys"), Passphrase.NONE)).seed();
            String company = ExampleCity.company(2).text();
            for (String path : List.of(
                    "/status",
                    "/readyz",
                    "/openapi.json",
                    "/metrics",
                    "/organisations?name=%E7%A4%BA%E4%BE%8B",
                    "/organisations/" + company + "?proof=true",
                    "/organisations/" + company + "/records?proof=true",
                    "/blocks",
                    "/zh",
                    "/en/organisations/" + company,
                    "/nothing")) ask(client, city.address().resolve(path));
        }
        return ExitCode.OK.number();
    }

    private static void ask(HttpClient client, URI address) throws IOException, InterruptedException {
        client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
    }
}
