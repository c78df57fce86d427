package org.chengxin.consensus.cometbft.process;

import java.net.InetSocketAddress;
import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Limits;

/**
 * All that an operator's choices mean for CometBFT.
 *
 * @param moniker        a name for people in logs
 * @param genesis        the genesis document
 * @param validator      signs votes
 * @param node           proves to other validators who this is
 * @param application    where this node listens for CometBFT, on loopback
 * @param rpc            where CometBFT answers this node, on loopback
 * @param listen         where CometBFT listens for other validators
 * @param peers          the other validators: nobody else is let in
 * @param proposeMillis  how long validators wait for a proposal in the first round, in milliseconds; one that is dead costs
 *                       this much whenever it would be its turn
 */
public record HomeSettings(
        String moniker,
        Bytes genesis,
        Ed25519Secret validator,
        Ed25519Secret node,
        InetSocketAddress application,
        InetSocketAddress rpc,
        InetSocketAddress listen,
        List<PeerAddress> peers,
        int proposeMillis) {

    /** The proposal timeout that suits validators in one city. */
    public static final int PROPOSE_MILLIS = 200;

    private static final int PROPOSE_MILLIS_MAX = 60_000;

    /**
     * Checks that what must not be reached from outside is on loopback.
     *
     * @throws IllegalArgumentException when it is not, or a number is out of bounds
     */
    public HomeSettings {
        peers = List.copyOf(peers);
        requireLoopback("the application", application);
        requireLoopback("the RPC", rpc);
        Limits.within("proposeMillis", proposeMillis, 1, PROPOSE_MILLIS_MAX);
    }

    private static void requireLoopback(String what, InetSocketAddress address) {
        if (address.isUnresolved() || !address.getAddress().isLoopbackAddress())
            throw new IllegalArgumentException(what + " is on loopback only");
    }
}
