package org.chengxin.api.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.springframework.http.HttpHeaders;

/** Knows the operator's token when it sees it (RFC 6750, section 2.1), in a time that says nothing about it. */
final class OperatorToken {

    private static final String SCHEME = "Bearer ";

    private final byte[] hash;

    OperatorToken(Bytes hash) {
        this.hash = hash.toArray();
    }

    /** Whether the request carries it. */
    boolean isIn(HttpServletRequest request) {
        return given(request)
                .map(token -> Sha256.of(token.getBytes(StandardCharsets.UTF_8)))
                .map(given -> MessageDigest.isEqual(given, hash))
                .orElse(false);
    }

    private static Optional<String> given(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
