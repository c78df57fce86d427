package org.chengxin.node.flow;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.chengxin.content.ContentStore;
import org.chengxin.node.port.Clock;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.OperatorSigner;
import org.chengxin.node.port.SignatureVerifier;
import org.chengxin.node.port.StateStore;

/**
 * Everything that a node needs from outside. Whoever composes it closes it, after the node.
 *
 * @param consensus  orders transactions
 * @param state      keeps the state
 * @param contents   keeps contents of displayed records
 * @param signatures checks signatures
 * @param clock      tells the time
 * @param operator   signs housekeeping; without one, this node ends no displays
 * @param follower   runs what follows a commit (views, acknowledgements) one after another, in order; running it in the
 *                   caller makes everything single-threaded
 */
public record Ports(
        Consensus consensus,
        StateStore state,
        ContentStore contents,
        SignatureVerifier signatures,
        Clock clock,
        Optional<OperatorSigner> operator,
        Executor follower) {}
