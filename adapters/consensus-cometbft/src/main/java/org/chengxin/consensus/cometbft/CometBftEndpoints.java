package org.chengxin.consensus.cometbft;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;

/**
 * Where this node and its CometBFT speak with each other. Neither can tell who speaks. What comes to the application changes
 * the state, so only this user may reach it; what comes to the RPC is signed, so this machine may.
 *
 * @param application the socket at which this node listens for CometBFT, in a folder that only its owner may open
 * @param rpc         where CometBFT answers, {@code http} with an address and a port of loopback
 */
public record CometBftEndpoints(Path application, URI rpc) {

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException when the socket's path depends on where somebody is, or the RPC is not on loopback
     */
    public CometBftEndpoints {
        if (!application.isAbsolute()) throw new IllegalArgumentException("the socket has an absolute path");
        if (!"http".equals(rpc.getScheme()) || rpc.getPort() < 0 || !isLoopback(rpc.getHost()))
            throw new IllegalArgumentException("the RPC is http on loopback with a port");
    }

    private static boolean isLoopback(String host) {
        InetSocketAddress address = new InetSocketAddress(host, 1);
        return !address.isUnresolved() && address.getAddress().isLoopbackAddress();
    }

    /** The endpoints of a socket and an address. */
    public static CometBftEndpoints of(Path application, InetSocketAddress rpc) {
        return new CometBftEndpoints(
                application, URI.create("http://" + rpc.getAddress().getHostAddress() + ":" + rpc.getPort()));
    }
}
