package org.chengxin.consensus.cometbft.process;

import java.util.Locale;
import java.util.regex.Pattern;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Limits;
import org.chengxin.encoding.Sha256;

/**
 * Where another validator's CometBFT is, and who it must prove to be.
 *
 * @param node id of its node key, see {@link #nodeId}
 * @param host a name or an IPv4 address
 * @param port from 1 to 65535
 */
public record PeerAddress(String node, String host, int port) {

    /** Most characters of a host, as in DNS. */
    public static final int HOST_MAX_LENGTH = 253;

    private static final int ID_BYTES = 20;
    private static final int PORT_MAX = 65_535;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException when a part is not of its form
     */
    public PeerAddress {
        if (!ID.matcher(node).matches()) throw new IllegalArgumentException("a node id has 40 of 0-9 and a-f");
        if (host.length() > HOST_MAX_LENGTH || !HOST.matcher(host).matches())
            throw new IllegalArgumentException("a host is a name or an IPv4 address, in small letters");
        Limits.within("port", port, 1, PORT_MAX);
    }

    /** The id of a node key, as CometBFT makes it: the first 20 bytes of the SHA-256 of the Ed25519 key, in hexadecimal. */
    public static String nodeId(Bytes publicKey) {
        return Bytes.of(Sha256.of(publicKey.shared())).toHex().substring(0, 2 * ID_BYTES);
    }

    /**
     * Reads {@code host:port}.
     *
     * @throws IllegalArgumentException when it is not that
     */
    public static PeerAddress of(String node, String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        if (colon < 0) throw new IllegalArgumentException("an address is host:port");
        return new PeerAddress(
                node,
                hostAndPort.substring(0, colon).toLowerCase(Locale.ROOT),
                Integer.parseInt(hostAndPort, colon + 1, hostAndPort.length(), 10));
    }

    /** As CometBFT writes it: {@code id@host:port}. */
    public String text() {
        return node + "@" + host + ":" + port;
    }
}
