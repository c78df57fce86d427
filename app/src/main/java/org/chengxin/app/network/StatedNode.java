package org.chengxin.app.network;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import org.chengxin.encoding.Limits;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Jwk;

/**
 * The node of a member, as the member states it.
 *
 * @param address   {@code host:port} where other validators reach its CometBFT, in small letters
 * @param api       where everyone reaches its API, {@code http} or {@code https}
 * @param contents  {@code host:port} where other members fetch contents, in small letters
 * @param operator  signs for the node on the ledger, and this statement
 * @param peer      proves to other validators who its CometBFT is; not on the ledger
 * @param tls       proves to other members whom they fetch from; on the ledger
 * @param validator signs blocks; not a key of the ledger
 */
public record StatedNode(String address, String api, String contents, Jwk operator, Jwk peer, Jwk tls, Jwk validator) {

    /** Most bytes of the API's address. */
    public static final int API_MAX_BYTES = 256;

    private static final Pattern ADDRESS =
            Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?:([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}"
                    + "|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])");

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException naming what is not of its form
     */
    public StatedNode {
        requireAddress("the address", address);
        requireAddress("the place of contents", contents);
        Limits.text("api", api, API_MAX_BYTES);
        requireWeb(api);
        requireEd25519("peer", peer);
        requireEd25519("validator", validator);
    }

    /**
     * Checks an address.
     *
     * @param what what to call it when it is refused
     * @throws IllegalArgumentException when it is none
     */
    public static void requireAddress(String what, String text) {
        if (!ADDRESS.matcher(text).matches())
            throw new IllegalArgumentException(
                    what + " must be host:port, in small letters and with a port from 1 to 65535");
    }

    private static void requireWeb(String api) {
        try {
            URI uri = new URI(api);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null) return;
        } catch (URISyntaxException unfit) {
            // Said below, together with another kind of address.
        }
        throw new IllegalArgumentException("the API has an address that begins with http:// or https://");
    }

    private static void requireEd25519(String what, Jwk key) {
        if (key.algorithm() != Algorithm.EDDSA) throw new IllegalArgumentException("the " + what + " key is Ed25519");
    }

    /** Its keys, in the order in which they sign the statement. */
    List<Jwk> keys() {
        return List.of(operator, peer, tls, validator);
    }
}
