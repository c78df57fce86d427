package org.chengxin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.chengxin.encoding.Json;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.CityNodes;
import org.chengxin.sdk.CityProblem;
import org.chengxin.sdk.Keyring;
import org.chengxin.sdk.SdkException;
import org.chengxin.sdk.WholeFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command that talks to a city takes. */
public final class ClientOptions {

    private static final int TOKEN_MAX_BYTES = 1024;

    /** Addresses of the city's API, one for each node that may be asked, the preferred first. */
    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = {
                "The city's API (default: ${DEFAULT-VALUE}).",
                "An import and a withdrawal take several, one for each node: what one does not answer, another does.",
                "Where a genesis document is trusted, what was followed at one is compared with all of them at the end."
            })
    public List<URI> urls = List.of(URI.create("http://localhost:8080"));

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

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** Where results go. */
    public PrintWriter out() {
        return Objects.requireNonNull(command).commandLine().getOut();
    }

    /** Where progress and complaints go. */
    public PrintWriter err() {
        return Objects.requireNonNull(command).commandLine().getErr();
    }

    /** Prints a tree of {@link Json#write} on one line. */
    public void printJson(Object tree) {
        out().println(new String(Json.write(tree), StandardCharsets.UTF_8));
    }

    /** The city's API, at the preferred address. The caller closes it. */
    public ChengxinClient client() {
        return new ChengxinClient(urls.getFirst());
    }

    /** Where the API is, each node once. */
    public List<URI> addresses() {
        return urls.stream().distinct().toList();
    }

    /** All nodes that may be asked; what is wrong with one is told. The caller closes them. */
    public CityNodes nodes() {
        return new CityNodes(addresses(), (address, reason) -> err().println(
                        "chengxin: " + address + " " + reason.code() + " " + reason.sentence()));
    }

    /** Tells with the city's own code that no node takes anything, if that is so. */
    public void tellIfNothingIsTaken(CityNodes nodes) throws InterruptedException {
        try {
            nodes.ask(ChengxinClient::chainToWriteTo);
        } catch (CityProblem problem) {
            err().println("chengxin: the city takes nothing now: " + problem.getMessage());
        } catch (SdkException silent) {
            // That nobody answers is told already, with what is not known therefore.
        }
    }

    /** The keys in the data directory. */
    public Keyring keyring() {
        return new Keyring(data, new GivenPassphrase());
    }

    /**
     * The operator's token, from the data directory.
     *
     * @throws CommandFailure when it is not there
     */
    public String operatorToken() {
        Path file = data.resolve("operator.token");
        try {
            return new String(WholeFile.read(file, TOKEN_MAX_BYTES), StandardCharsets.UTF_8).strip();
        } catch (IOException missing) {
            throw new CommandFailure(
                    ExitCode.NO_KEY,
                    "cannot read the operator's token " + file
                            + "; run this where the node's data directory is, or name it with --data",
                    missing);
        }
    }
}
