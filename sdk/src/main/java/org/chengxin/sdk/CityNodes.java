package org.chengxin.sdk;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The nodes of one city, in the order in which they are preferred. None of them is trusted: a node that is silent is left
 * for another one, and one whose answer is proven wrong is asked nothing more. Safe for several threads.
 */
public final class CityNodes implements AutoCloseable {

    private final Map<ChengxinClient, URI> nodes = new LinkedHashMap<>();
    private final Set<ChengxinClient> caught = ConcurrentHashMap.newKeySet();
    private final Set<ChengxinClient> silent = ConcurrentHashMap.newKeySet();
    private final Set<Told> toldAlready = ConcurrentHashMap.newKeySet();
    private final BiConsumer<URI, SdkReason> told;

    private record Told(ChengxinClient node, SdkReason reason) {}

    /** A question that any node can answer. */
    @FunctionalInterface
    public interface Question<T> {

        /** Asks one node. */
        T ask(ChengxinClient node) throws InterruptedException;
    }

    /**
     * The nodes at these addresses.
     *
     * @param addresses of their APIs, one at least, each once
     * @param told      is told of each node that is asked nothing more ({@link SdkReason#ANSWER_MUST_BE_PROVEN}), that says
     *                  otherwise than another one does ({@link SdkReason#NODES_MUST_AGREE}), or with which nothing can be
     *                  compared ({@link SdkReason#WITNESS_MUST_SHOW_THE_CHAIN}); once for each reason
     */
    public CityNodes(List<URI> addresses, BiConsumer<URI, SdkReason> told) {
        if (addresses.isEmpty()) throw new IllegalArgumentException("a city has a node at least");
        this.told = told;
        for (URI address : addresses) nodes.put(new ChengxinClient(address), address);
    }

    /** One node that somebody else closes. */
    CityNodes(ChengxinClient only) {
        this.told = (address, reason) -> {};
        nodes.put(only, URI.create(""));
    }

    /** Those that have not been caught, the preferred first, but after them those that did not answer when last asked. */
    List<ChengxinClient> trustworthy() {
        List<ChengxinClient> left = new ArrayList<>(nodes.keySet());
        left.removeAll(caught);
        Set<ChengxinClient> last = Set.copyOf(silent);
        left.sort(Comparator.comparing(last::contains));
        return left;
    }

    /** A node answered, or did not: whoever is asked next is one that does. */
    void answers(ChengxinClient node, boolean isHere) {
        if (isHere) silent.remove(node);
        else silent.add(node);
    }

    /** All of them with their addresses. */
    Map<ChengxinClient, URI> all() {
        return Collections.unmodifiableMap(nodes);
    }

    /** How many nodes there are. */
    public int size() {
        return nodes.size();
    }

    /**
     * A node has said something that is proven to be otherwise, or that it cannot prove: it is asked nothing more, unless it
     * is the only one there ever was.
     */
    void caught(ChengxinClient node) {
        if (nodes.size() > 1) caught.add(node);
        tell(node, SdkReason.ANSWER_MUST_BE_PROVEN);
    }

    /** Tells what is wrong with a node. */
    void tell(ChengxinClient node, SdkReason reason) {
        URI address = nodes.get(node);
        if (address != null && toldAlready.add(new Told(node, reason))) told.accept(address, reason);
    }

    /**
     * Asks one node after the other until one answers. A node that refuses the question may be of another city, or lie: the
     * others are asked too.
     *
     * @throws CityProblem  when one refuses the question for good and no other answers it, or all refuse it for now
     * @throws SdkException when none answers, or none that has not been caught
     */
    public <T> T ask(Question<T> question) throws InterruptedException {
        RuntimeException last = new SdkException(SdkReason.ANSWER_MUST_BE_PROVEN, "every node");
        Optional<CityProblem> refused = Optional.empty();
        for (ChengxinClient node : trustworthy()) {
            try {
                T answer = question.ask(node);
                answers(node, true);
                return answer;
            } catch (CityProblem problem) {
                if (refused.isEmpty() && !problem.isPassing()) refused = Optional.of(problem);
                last = problem;
            } catch (SdkException unanswered) {
                answers(node, false);
                last = unanswered;
            }
        }
        if (refused.isPresent()) throw refused.get();
        throw last;
    }

    @Override
    public void close() {
        nodes.keySet().forEach(ChengxinClient::close);
    }
}
