package org.chengxin.stories.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.ledger.TransactionId;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.CityProblem;
import org.chengxin.sdk.Members;

/** What holds of a network's blocks whatever struck it: nothing acknowledged lost, nothing twice, one hash per height. */
final class Promises {

    private static final int AT_ONCE = 8;
    private static final int PAGE = 100;
    private static final int ASKED_OF_EACH_NODE = 200;
    private static final int GONE = 410;

    private final List<ChengxinClient> nodes;
    private final long height;
    private final Set<TransactionId> ended;

    /**
     * @param nodes  all of them
     * @param height up to which all nodes have blocks
     * @param ended  transactions about records that may have ended: of these alone nodes may say that they are gone
     */
    Promises(List<ChengxinClient> nodes, long height, Set<TransactionId> ended) {
        this.nodes = nodes;
        this.height = height;
        this.ended = Set.copyOf(ended);
    }

    /**
     * What was looked at.
     *
     * @param blocks       at each of the nodes
     * @param transactions in them
     * @param acknowledged of the transactions
     */
    record Kept(long blocks, long transactions, int acknowledged) {}

    /** @throws CommandFailure when a promise is broken */
    Kept require(List<Acknowledged> acknowledged) throws InterruptedException {
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            requireOneHash(workers);
            Map<String, List<Long>> places = places(workers);
            requireOnce(places, acknowledged);
            requireKnownEverywhere(workers, acknowledged);
            return new Kept(
                    height, places.values().stream().mapToLong(List::size).sum(), acknowledged.size());
        }
    }

    private void requireOneHash(ExecutorService workers) throws InterruptedException {
        List<Future<Map<Long, String>>> chains = new ArrayList<>();
        for (ChengxinClient node : nodes) chains.add(workers.submit(() -> hashes(node)));
        Map<Long, String> first = done(chains.getFirst());
        for (Future<Map<Long, String>> chain : chains)
            if (!done(chain).equals(first)) throw broken("two nodes have different blocks at one height");
        if (first.size() != height) throw broken("there are " + first.size() + " blocks up to height " + height);
    }

    private Map<Long, String> hashes(ChengxinClient node) throws InterruptedException {
        Map<Long, String> hashes = new TreeMap<>();
        for (long from = height; from > 0; from -= PAGE)
            for (Members block :
                    ask(node, "blocks?limit=" + PAGE + "&from=" + from).objects("blocks"))
                hashes.put(block.number("height"), block.text("hash"));
        return hashes;
    }

    /** At which heights each transaction was accepted, by its hash, as the first node's blocks show it. */
    private Map<String, List<Long>> places(ExecutorService workers) throws InterruptedException {
        Map<String, List<Long>> places = new ConcurrentHashMap<>();
        List<Future<Boolean>> parts = new ArrayList<>();
        for (int part = 0; part < AT_ONCE; part++) {
            long first = part + 1L;
            parts.add(workers.submit(() -> {
                for (long at = first; at <= height; at += AT_ONCE) collect(at, places);
                return true;
            }));
        }
        for (Future<Boolean> part : parts) done(part);
        return places;
    }

    private void collect(long at, Map<String, List<Long>> places) throws InterruptedException {
        for (Members entry : ask(nodes.getFirst(), "blocks/" + at).objects("transactions")) {
            if (entry.object("result").number("code") != 0) continue;
            places.merge(entry.text("hash").toUpperCase(Locale.ROOT), List.of(at), (before, more) -> {
                List<Long> both = new ArrayList<>(before);
                both.addAll(more);
                return both;
            });
        }
    }

    private static void requireOnce(Map<String, List<Long>> places, List<Acknowledged> acknowledged) {
        places.forEach((hash, heights) -> {
            if (heights.size() > 1) throw broken(hash + " was accepted at heights " + heights);
        });
        for (Acknowledged one : acknowledged) {
            List<Long> heights = places.getOrDefault(one.hash(), List.of());
            if (!heights.equals(List.of(one.height())))
                throw broken(
                        one.id().text() + " was acknowledged at height " + one.height() + " and stands at " + heights);
        }
    }

    /** Each node answers for itself what came of a transaction; some of them are enough to see that it does. */
    private void requireKnownEverywhere(ExecutorService workers, List<Acknowledged> acknowledged)
            throws InterruptedException {
        int step = Math.max(1, acknowledged.size() / ASKED_OF_EACH_NODE);
        List<Future<Boolean>> parts = new ArrayList<>();
        for (ChengxinClient node : nodes)
            parts.add(workers.submit(() -> {
                for (int i = 0; i < acknowledged.size(); i += step) requireKnown(node, acknowledged.get(i));
                return true;
            }));
        for (Future<Boolean> part : parts) done(part);
    }

    /** What a transaction said about a record that has ended is not told any more. */
    private void requireKnown(ChengxinClient node, Acknowledged one) throws InterruptedException {
        try {
            if (ask(node, "transactions/" + one.id()).number("height") != one.height())
                throw broken(one.id() + " has another height at one of the nodes");
        } catch (CityProblem problem) {
            if (problem.status() != GONE) throw problem;
            if (!ended.contains(one.id())) throw broken(one.id() + " is gone at one of the nodes, and no record ended");
        }
    }

    /** A node that says that it cannot answer at this moment is asked again. */
    private static Members ask(ChengxinClient node, String path) throws InterruptedException {
        List<Members> answers = new ArrayList<>(1);
        Network.await("an answer to GET /" + path, () -> {
            try {
                return answers.add(node.get(path));
            } catch (CityProblem problem) {
                if (problem.status() != 429 && problem.status() < 500) throw problem;
                return false;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
        return answers.getFirst();
    }

    private static <T> T done(Future<T> part) throws InterruptedException {
        try {
            return part.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(failed);
        }
    }

    private static CommandFailure broken(String how) {
        return new CommandFailure(ExitCode.REFUSED, how);
    }
}
