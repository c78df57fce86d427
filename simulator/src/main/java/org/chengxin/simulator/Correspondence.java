package org.chengxin.simulator;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chengxin.consensus.embedded.VirtualTime;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.node.flow.Node;
import org.chengxin.node.flow.Submission;
import org.chengxin.node.port.StateStore;

/** Requests and their answers: what clients want, how it travels, and what they are told. */
final class Correspondence {

    private final Chance chance;
    private final VirtualTime time;
    private final Clients clients;
    private final Network network;
    private final AnswerWitness answers;
    private final Consumer<String> tell;

    Correspondence(Chance chance, VirtualTime time, AnswerWitness answers, Consumer<String> tell) {
        this.chance = chance;
        this.time = time;
        this.clients = new Clients(chance);
        this.network = new Network(chance);
        this.answers = answers;
        this.tell = tell;
    }

    /** How many requests have no answer. */
    int open() {
        return clients.open().size();
    }

    /** Somebody wants something new, or asks again. */
    void want() {
        clients.want(time.now()).ifPresent(request -> network.send(request, time.now()));
        List<Request> open = clients.open();
        if (!open.isEmpty() && chance.oneIn(4)) network.send(chance.pick(open), time.now());
    }

    /** A request arrives, if one is due. */
    void receive(Node node, StateStore store) {
        Optional<Request> request = network.receive(time.now());
        if (request.isPresent()) submit(node, store, request.get());
    }

    /** Everyone without an answer asks again, and the network loses nothing. */
    void askAgain(Node node, StateStore store) {
        for (Request request : clients.open()) submit(node, store, request);
    }

    private void submit(Node node, StateStore store, Request request) {
        Submission submission = node.submit(request.jws().toArray(), request.opening());
        tell.accept(
                "submit " + request.id().text() + " " + submission.getClass().getSimpleName());
        switch (submission) {
            case Submission.Pending pending -> {
                BrokenPromise.unless(request.sound(), "a transaction that was changed on its way was admitted");
                var _ = pending.conclusion().whenComplete((conclusion, failure) -> {
                    if (conclusion != null) conclude(store, request, conclusion);
                });
            }
            case Submission.Conclusion conclusion -> conclude(store, request, conclusion);
            case Submission.Busy busy -> {}
        }
    }

    private void conclude(StateStore store, Request request, Submission.Conclusion conclusion) {
        switch (conclusion) {
            case Submission.Committed(var transaction) -> {
                BrokenPromise.unless(transaction.id().equals(request.id()), "the answer is about another transaction");
                answers.committed(transaction);
                clients.answered(request.id(), transaction.result().code() == TransactionResult.ACCEPTED);
                tell.accept("committed " + transaction);
            }
            case Submission.Refused(var reason) -> {
                if (request.sound()) answers.refused(request.id(), store);
                if (request.sound()) clients.answered(request.id(), false);
                tell.accept("refused " + reason.code());
            }
        }
    }
}
