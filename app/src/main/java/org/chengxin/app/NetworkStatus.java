package org.chengxin.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.app.network.NetworkException;
import org.chengxin.app.network.NetworkReason;
import org.chengxin.cli.ExitCode;
import org.chengxin.encoding.Json;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.CityProblem;
import org.chengxin.sdk.Members;
import org.chengxin.sdk.SdkException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether a network is well. */
@Command(
        name = "status",
        description = {
            "Asks every node of a network on this machine, and compares what they say.",
            "A chain at rest makes a block every 30 seconds, so it may take that long to see that heights rise."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nEnds with:%n",
        exitCodeList = {
            "0:all nodes have one hash at one height, and every height rises",
            "4:two nodes have different hashes at one height",
            "5:a node does not run or is not ready, or a height does not rise",
            "8:the folder holds no network, or a node's settings are not understood"
        })
final class NetworkStatus implements Callable<Integer> {

    /** A block every 30 s, and some time to make it and to ask. */
    private static final Duration RISES_WITHIN = Duration.ofSeconds(45);

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Duration risesWithin;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "The folder of the network.")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    NetworkStatus() {
        this(RISES_WITHIN);
    }

    NetworkStatus(Duration risesWithin) {
        this.risesWithin = risesWithin;
    }

    /** What one node says. */
    private record Seen(LocalNode node, long height, String state) {

        boolean isReady() {
            return state.equals("running");
        }

        String sentence() {
            return "node " + node.number() + "  block " + height + "  " + state + "  " + node.api();
        }

        Map<String, Object> members() {
            Map<String, Object> members = new TreeMap<>();
            members.put("api", node.api().toString());
            members.put("height", height);
            members.put("number", (long) node.number());
            members.put("state", state);
            return members;
        }
    }

    /** The block that all have. */
    private record Agreed(long height, String hash) {

        String sentence() {
            return "block " + height + " is " + hash;
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Seen> seen = new ArrayList<>();
        try {
            for (LocalNode node : LocalNetwork.at(folder).nodes()) seen.add(look(node));
            seen.forEach(one -> say(one.sentence()));
            Optional<Agreed> agreed = agree(seen);
            requireReady(seen);
            say(agreed.map(Agreed::sentence).orElse("no block yet"));
            awaitRise(seen);
            say("every height rises");
            printJson(seen, agreed, Optional.empty());
            return ExitCode.OK.number();
        } catch (NetworkException unwell) {
            printJson(seen, Optional.empty(), Optional.of(unwell.reason()));
            throw NetworkCommand.failure(unwell);
        } catch (CannotStart cannot) {
            throw NetworkCommand.failure(cannot);
        }
    }

    private PrintWriter out() {
        if (spec == null) throw new IllegalStateException("picocli did not say which command this is");
        return spec.commandLine().getOut();
    }

    private void say(String sentence) {
        if (json) return;
        out().println(sentence);
        out().flush();
    }

    private void printJson(List<Seen> seen, Optional<Agreed> agreed, Optional<NetworkReason> unwell) {
        if (!json) return;
        Map<String, Object> members = new TreeMap<>();
        members.put("nodes", seen.stream().map(Seen::members).toList());
        members.put("well", unwell.isEmpty());
        agreed.ifPresent(block -> {
            members.put("height", block.height());
            members.put("hash", block.hash());
        });
        unwell.ifPresent(reason -> {
            members.put("code", reason.code());
            members.put("sentence", reason.sentence());
        });
        out().println(new String(Json.write(members), StandardCharsets.UTF_8));
        out().flush();
    }

    private static Seen look(LocalNode node) throws InterruptedException {
        try (ChengxinClient client = new ChengxinClient(node.api())) {
            Members status = client.get("status");
            Members health = status.object("health");
            String state = health.text("state")
                    + health.optionalText("code").map(code -> " " + code).orElse("");
            return new Seen(node, status.number("height"), state);
        } catch (SdkException | CityProblem unreachable) {
            return new Seen(node, 0, node.process().isPresent() ? "does not answer" : "does not run");
        }
    }

    /** Compares the block at the height that the lowest of those that answer has reached; each of them has to show it. */
    private static Optional<Agreed> agree(List<Seen> seen) throws InterruptedException {
        long height = seen.stream()
                .mapToLong(Seen::height)
                .filter(any -> any > 0)
                .min()
                .orElse(0);
        Map<String, TreeSet<Integer>> byHash = new TreeMap<>();
        List<Integer> silent = new ArrayList<>();
        for (Seen one : seen) {
            if (one.height() == 0) continue;
            Optional<String> hash = hash(one, height);
            if (hash.isEmpty()) silent.add(one.node().number());
            else
                byHash.computeIfAbsent(hash.get(), any -> new TreeSet<>())
                        .add(one.node().number());
        }
        if (byHash.size() > 1)
            throw new NetworkException(NetworkReason.NODES_MUST_AGREE, "at block " + height + " nodes have " + byHash);
        if (!silent.isEmpty())
            throw new NetworkException(
                    NetworkReason.NODES_MUST_BE_READY, "block " + height + " is not shown by nodes " + silent);
        return byHash.keySet().stream().findFirst().map(hash -> new Agreed(height, hash));
    }

    private static Optional<String> hash(Seen one, long height) throws InterruptedException {
        try (ChengxinClient client = new ChengxinClient(one.node().api())) {
            return Optional.of(client.get("blocks/" + height).text("hash"));
        } catch (SdkException | CityProblem gone) {
            return Optional.empty();
        }
    }

    private static void requireReady(List<Seen> seen) {
        for (Seen one : seen)
            if (!one.isReady())
                throw new NetworkException(
                        NetworkReason.NODES_MUST_BE_READY, "node " + one.node().number() + " " + one.state());
    }

    private void awaitRise(List<Seen> before) throws InterruptedException {
        long deadline = System.nanoTime() + risesWithin.toNanos();
        for (Seen one : before) {
            Seen now = look(one.node());
            while (now.height() <= one.height()) {
                if (!now.isReady()) requireReady(List.of(now));
                if (System.nanoTime() > deadline)
                    throw new NetworkException(
                            NetworkReason.HEIGHTS_MUST_RISE,
                            "node " + one.node().number() + " stays at block " + one.height());
                LockSupport.parkNanos(LOOK_NANOS);
                now = look(one.node());
            }
        }
    }
}
