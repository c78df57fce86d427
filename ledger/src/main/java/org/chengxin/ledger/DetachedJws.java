package org.chengxin.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chengxin.encoding.Base64Url;
import org.chengxin.encoding.Bytes;

/**
 * A JWS in compact form without its payload (RFC 7515, appendix F), with the same three members in its header as a
 * transaction has.
 *
 * @param key       the key it says it is signed with
 * @param algorithm the algorithm it says it is signed with
 * @param header    the header part, as it stands
 * @param signature the 64 bytes of the signature
 */
public record DetachedJws(KeyId key, Algorithm algorithm, String header, Bytes signature) {

    /**
     * Reads {@code header..signature}.
     *
     * @param typ what the header's {@code typ} must be
     * @return empty when the text has another form
     */
    public static Optional<DetachedJws> parse(String text, String typ) {
        try {
            CompactJws parts = CompactJws.split(text.getBytes(StandardCharsets.UTF_8));
            JwsHeader header = JwsHeader.read(parts.header().shared(), typ);
            if (parts.payload().size() != 0 || parts.signature().size() != Algorithm.SIGNATURE_BYTES)
                return Optional.empty();
            return Optional.of(new DetachedJws(
                    header.key(), header.algorithm(), text.substring(0, text.indexOf('.')), parts.signature()));
        } catch (InadmissibleException malformed) {
            return Optional.empty();
        }
    }

    /** What is signed when the payload is put back: ASCII. */
    public byte[] signingInput(byte[] payload) {
        return (header + '.' + Base64Url.encode(payload)).getBytes(StandardCharsets.US_ASCII);
    }
}
