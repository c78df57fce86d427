package org.chengxin.stories.chaos;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.ledger.identity.Organisation;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.sdk.CityNodes;
import org.chengxin.sdk.Fate;
import org.chengxin.sdk.ProvenAnswers;
import org.chengxin.sdk.SafeSubmitter;
import org.chengxin.sdk.SdkReason;
import org.chengxin.sdk.Submission;

/** People reach one of the nodes through somebody who lies, and prefer that one. */
final class LyingApi implements Harm {

    private static final List<Liar.Kind> KINDS = List.of(Liar.Kind.FORGED, Liar.Kind.STALE, Liar.Kind.INVENTED);
    private static final int PORT = 22_000;
    private static final Duration MAX_AGE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Scene scene;
    private final int victim;
    private final List<URI> honest;
    private final GenesisDocument genesis;
    private Optional<Liar> liar = Optional.empty();

    LyingApi(Scene scene, int victim) {
        this.scene = scene;
        this.victim = victim;
        this.honest = scene.network().addresses();
        this.genesis = scene.network().genesis();
    }

    /** The lie about the past has to be older than what is taken as news. */
    @Override
    public void strike() throws InterruptedException {
        long old = scene.keepsake().takenAt() + 2 * MAX_AGE.toNanos();
        while (System.nanoTime() - old < 0) TimeUnit.NANOSECONDS.sleep(old - System.nanoTime());
        var fresh = new Liar(
                new InetSocketAddress(Hosts.DESK, PORT + victim),
                scene.network().validator(victim).api(),
                scene.keepsake());
        fresh.lie(Liar.Kind.INVENTED);
        liar = Optional.of(fresh);
        List<URI> addresses = new ArrayList<>(honest);
        addresses.set(victim - 1, fresh.address());
        scene.clients().use(addresses);
    }

    @Override
    public String seen() throws InterruptedException {
        Liar one = liar.orElseThrow();
        Network.await(
                "somebody to notice an API that lies",
                () -> accusations(one.address(), scene.clients().accused()).contains(SdkReason.ANSWER_MUST_BE_PROVEN));
        for (Liar.Kind kind : KINDS) {
            one.lie(kind);
            interrogate(one, kind);
        }
        return one.lies() + " lies, each refused by its proof or its age and answered by another node";
    }

    /** Somebody who prefers the liar to all others has to get the truth in spite of that. */
    private void interrogate(Liar one, Liar.Kind kind) throws InterruptedException {
        Map<URI, Set<SdkReason>> told = new ConcurrentHashMap<>();
        List<URI> addresses = new ArrayList<>(honest);
        addresses.set(victim - 1, one.address());
        Collections.rotate(addresses, 1 - victim);
        long before = one.lies();
        try (var nodes = new CityNodes(
                addresses, (node, reason) -> told.computeIfAbsent(node, first -> ConcurrentHashMap.newKeySet())
                        .add(reason))) {
            boolean truth = kind == Liar.Kind.INVENTED ? isTaken(nodes) : isToldNews(nodes);
            if (!truth) throw new CommandFailure(ExitCode.REFUSED, "a lie was believed: " + kind);
        }
        if (one.lies() == before) throw new CommandFailure(ExitCode.DEFECT, "nobody asked the liar: " + kind);
        boolean caught = accusations(one.address(), told).contains(SdkReason.ANSWER_MUST_BE_PROVEN);
        if (kind != Liar.Kind.STALE && !caught)
            throw new CommandFailure(ExitCode.REFUSED, "a liar was asked and not caught: " + kind);
    }

    private boolean isToldNews(CityNodes nodes) throws InterruptedException {
        Optional<Organisation> found = new ProvenAnswers(nodes, genesis, MAX_AGE)
                .organisation(scene.keepsake().organisation());
        return found.map(Organisation::name)
                .filter(scene.keepsake().nameNow()::equals)
                .isPresent();
    }

    /** The name is the one that it has already, so nothing is changed by it. */
    private boolean isTaken(CityNodes nodes) throws InterruptedException {
        var submitter = new SafeSubmitter(nodes, PATIENCE, Optional.of(genesis));
        Submission change = scene.clients()
                .desk()
                .change(scene.keepsake().organisation(), scene.keepsake().nameNow());
        Fate fate = submitter.submit(change);
        if (fate instanceof Fate.Committed committed) scene.clients().acknowledged(change, committed);
        return fate instanceof Fate.Committed
                || (fate instanceof Fate.Refused refused && refused.height().isPresent());
    }

    private static Set<SdkReason> accusations(URI node, Map<URI, Set<SdkReason>> told) {
        return told.getOrDefault(node, Set.of());
    }

    @Override
    public void mend() {
        scene.clients().use(honest);
        liar.ifPresent(Liar::close);
    }
}
