package org.chengxin.api.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.chengxin.encoding.Base64Url;
import org.chengxin.encoding.Sha256;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Gives every successful answer to GET an {@code ETag} over its bytes, and answers 304 to who has them. Nothing may be
 * reused without asking, since a record's display can end at any instant; shared caches keep nothing at all.
 */
final class Etags extends ShallowEtagHeaderFilter {

    private static final String POLICY = "private, no-cache";

    /** Enough of a SHA-256 that no two answers meet. */
    private static final int TAG_CHARACTERS = 22;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !HttpMethod.GET.matches(request.getMethod())
                || path.equals("/metrics")
                || path.equals("/cometbft/websocket")
                || path.startsWith("/operator/")
                || path.startsWith("/portal/")
                || path.startsWith("/webjars/");
    }

    @Override
    protected boolean isEligibleForEtag(
            HttpServletRequest request, HttpServletResponse response, int status, InputStream body) {
        if (response.getHeader(HttpHeaders.CACHE_CONTROL) == null)
            response.setHeader(HttpHeaders.CACHE_CONTROL, POLICY);
        return super.isEligibleForEtag(request, response, status, body);
    }

    @Override
    protected String generateETagHeaderValue(InputStream body, boolean isWeak) throws IOException {
        return '"' + Base64Url.encode(Sha256.of(body.readAllBytes())).substring(0, TAG_CHARACTERS) + '"';
    }
}
