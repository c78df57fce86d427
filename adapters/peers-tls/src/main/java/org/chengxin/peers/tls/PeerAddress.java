package org.chengxin.peers.tls;

import org.chengxin.encoding.Limits;
import org.chengxin.ledger.Uscc;

/**
 * Where a member's node gives contents to others.
 *
 * @param member whose it has to be
 * @param host   a name or an address
 * @param port   from 1 to 65535
 */
public record PeerAddress(Uscc member, String host, int port) {

    /** Most characters of a host, as in DNS. */
    public static final int HOST_MAX_LENGTH = 253;

    private static final int PORT_MAX = 65_535;

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException when a part is not of its form
     */
    public PeerAddress {
        if (host.isEmpty() || host.length() > HOST_MAX_LENGTH) throw new IllegalArgumentException("a host has a name");
        Limits.within("port", port, 1, PORT_MAX);
    }

    /**
     * Reads {@code <uscc>@<host>:<port>}.
     *
     * @throws IllegalArgumentException when it is of another form
     */
    public static PeerAddress parse(String text) {
        int at = text.indexOf('@');
        int colon = text.lastIndexOf(':');
        if (at < 0 || colon < at) throw new IllegalArgumentException("a peer is USCC@host:port");
        return new PeerAddress(
                new Uscc(text.substring(0, at)),
                text.substring(at + 1, colon),
                Integer.parseInt(text.substring(colon + 1)));
    }
}
