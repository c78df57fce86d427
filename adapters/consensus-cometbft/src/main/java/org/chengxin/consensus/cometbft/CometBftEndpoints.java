package org.chengxin.consensus.cometbft;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * Where this node and its CometBFT speak with each other. Neither can tell who speaks, so both are on loopback.
 *
 * @param application where this node listens for CometBFT
 * @param rpc         where CometBFT answers, {@code http} with an address and a port
 */
public record CometBftEndpoints(InetSocketAddress application, URI rpc) {

    /**
     * Checks that both are on loopback.
     *
     * @throws IllegalArgumentException when one is not
     */
    public CometBftEndpoints {
        if (application.isUnresolved() || !application.getAddress().isLoopbackAddress())
            throw new IllegalArgumentException("the application listens on loopback only");
        if (!"http".equals(rpc.getScheme()) || rpc.getPort() < 0 || !isLoopback(rpc.getHost()))
            throw new IllegalArgumentException("the RPC is http on loopback with a port");
    }

    private static boolean isLoopback(String host) {
        InetSocketAddress address = new InetSocketAddress(host, 1);
        return !address.isUnresolved() && address.getAddress().isLoopbackAddress();
    }

    /** The endpoints of two addresses. */
    public static CometBftEndpoints of(InetSocketAddress application, InetSocketAddress rpc) {
        return new CometBftEndpoints(
                application, URI.create("http://" + rpc.getAddress().getHostAddress() + ":" + rpc.getPort()));
    }
}
