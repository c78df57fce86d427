package org.chengxin.stories.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.ledger.TransactionId;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.CityProblem;
import org.chengxin.sdk.Fate;
import org.chengxin.sdk.Members;
import org.chengxin.sdk.SafeSubmitter;
import org.chengxin.sdk.SdkException;
import org.chengxin.sdk.SdkReason;
import org.chengxin.sdk.Submission;

/**
 * A publisher's clerk: publishes permits with their texts, withdraws some again, and looks whether all nodes heed it. For one
 * thread.
 */
final class Clerk {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String GONE = "gone";

    private final Clients clients;
    private final Desk desk;
    private final GenesisDocument genesis;
    private final Random random;
    private final List<Shown> shown = new ArrayList<>();
    private final List<Permit> withdrawn = new ArrayList<>();
    private final Set<TransactionId> ended = new HashSet<>();
    private int number;

    /** A permit that nobody has withdrawn, and the transaction that published it. */
    private record Shown(Permit permit, TransactionId publication) {}

    /** @param desk of an authority that publishes */
    Clerk(Clients clients, Desk desk, GenesisDocument genesis, Random random) {
        this.clients = clients;
        this.desk = desk;
        this.genesis = genesis;
        this.random = random;
    }

    /** Publishes one more, or withdraws one of those that are shown. */
    void act() throws InterruptedException {
        if (shown.isEmpty() || random.nextBoolean()) publish();
        else withdraw(shown.remove(random.nextInt(shown.size())));
    }

    private void publish() throws InterruptedException {
        number++;
        Permit permit = Permit.of(number);
        Submission publication = desk.publish(permit, number);
        switch (submit(publication)) {
            case Fate.Committed done -> {
                clients.acknowledged(publication, done);
                shown.add(new Shown(permit, publication.id()));
            }
            case Fate.Refused refused -> throw broken("a permit was refused with " + refused.code());
            case Fate.Unknown _ -> {}
        }
    }

    /** From the block of the withdrawal on no node shows it. */
    private void withdraw(Shown one) throws InterruptedException {
        Permit permit = one.permit();
        Submission withdrawal = desk.withdraw(permit.id());
        ended.add(one.publication());
        ended.add(withdrawal.id());
        switch (submit(withdrawal)) {
            case Fate.Committed done -> {
                clients.acknowledged(withdrawal, done);
                withdrawn.add(permit);
                for (ChengxinClient node : clients.access().nodes()) requireGone(node, permit, done.height());
            }
            case Fate.Refused refused -> throw broken("a withdrawal was refused with " + refused.code());
            case Fate.Unknown _ -> {}
        }
    }

    private static void requireGone(ChengxinClient node, Permit permit, long height) throws InterruptedException {
        try {
            Members answer = node.get(path(permit));
            if (answer.number("height") >= height)
                throw broken("a node shows at height " + answer.number("height") + " what ended at " + height);
        } catch (CityProblem | SdkException notShown) {
            // Gone, or a node that does not answer.
        }
    }

    private Fate submit(Submission submission) throws InterruptedException {
        try {
            return new SafeSubmitter(clients.access().preferring(number), PATIENCE, Optional.of(genesis))
                    .submit(submission);
        } catch (SdkException noNodeLeft) {
            return new Fate.Unknown(submission.id(), SdkReason.ANSWER_MUST_BE_PROVEN);
        }
    }

    /**
     * Publications of permits whose withdrawal was handed in, and these withdrawals, also where nobody said what came of
     * one: nodes need not tell of them any more.
     */
    Set<TransactionId> ended() {
        return Set.copyOf(ended);
    }

    /**
     * Waits until every node shows the text of each permit that was published and not withdrawn, and says of each that was
     * withdrawn that it is gone.
     *
     * @return what was looked at, in words
     */
    String awaitHeeded(List<ChengxinClient> nodes) throws InterruptedException {
        for (ChengxinClient node : nodes) {
            for (Shown one : shown)
                Network.await(one.permit().text() + " on every node", () -> answer(node, one.permit())
                        .contains(one.permit().text()));
            for (Permit permit : withdrawn)
                Network.await("the end of " + permit.text() + " on every node", () -> answer(node, permit)
                        .equals(GONE));
        }
        return "%,d permits are shown with their texts on all nodes, and %,d that were withdrawn are gone from all of them."
                .formatted(shown.size(), withdrawn.size());
    }

    private static String answer(ChengxinClient node, Permit permit) {
        try {
            return new String(node.bytes(path(permit)), UTF_8);
        } catch (CityProblem problem) {
            return problem.status() == 410 ? GONE : "";
        } catch (SdkException silent) {
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String path(Permit permit) {
        return "records/" + permit.id();
    }

    private static CommandFailure broken(String how) {
        return new CommandFailure(ExitCode.REFUSED, how);
    }
}
