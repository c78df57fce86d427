package org.chengxin.consensus.cometbft.process;

import java.net.InetSocketAddress;
import java.nio.file.Path;
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
 * @param application    the socket at which this node listens for CometBFT, see {@link CometBftHome#socket}
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
        Path application,
        InetSocketAddress rpc,
        InetSocketAddress listen,
        List<PeerAddress> peers,
        int proposeMillis) {

    /** The proposal timeout that suits validators in one city. */
    public static final int PROPOSE_MILLIS = 200;

    /** The longest that may be chosen. */
    public static final int PROPOSE_MILLIS_MAX = 60_000;

    /**
     * Checks that what must not be reached from outside is not.
     *
     * @throws IllegalArgumentException when the RPC is not on loopback, the socket's path depends on where somebody is, or a
     *     number is out of bounds
     */
    public HomeSettings {
        peers = List.copyOf(peers);
        if (!application.isAbsolute()) throw new IllegalArgumentException("the socket has an absolute path");
        if (rpc.isUnresolved() || !rpc.getAddress().isLoopbackAddress())
            throw new IllegalArgumentException("the RPC is on loopback only");
        Limits.within("proposeMillis", proposeMillis, 1, PROPOSE_MILLIS_MAX);
    }
}
