package org.chengxin.cli;

import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every command that talks to a city takes. */
public final class ClientOptions {

    /** Address of the city's API. */
    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "The city's API (default: ${DEFAULT-VALUE}).")
    public URI url = URI.create("http://localhost:8080");

    /** Folder with keys and secrets, the same that {@code up} uses. */
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "chengxin-data",
            description = "The data directory, where keys are (default: ./${DEFAULT-VALUE}).")
    public Path data = Path.of("chengxin-data");

    /** Whether results are printed as JSON for programs. */
    @Option(names = "--json", description = "Print the result as JSON.")
    public boolean json;
}
