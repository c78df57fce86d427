package org.chengxin.api.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One line for each request: method, route, status, milliseconds. The route is the pattern and not the path, and there
 * is no address and no parameter: who asked about whom is nobody's business (a code may even be a person's).
 */
final class RequestLog extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger("org.chengxin.requests");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!LOG.isInfoEnabled()) {
            chain.doFilter(request, response);
            return;
        }
        long start = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            LOG.atInfo()
                    .addKeyValue("method", method(request))
                    .addKeyValue("route", route == null ? "none" : route)
                    .addKeyValue("status", response.getStatus())
                    .addKeyValue("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
                    .log("request");
        }
    }

    /** Any word may stand in the place of a method. */
    private static String method(HttpServletRequest request) {
        HttpMethod method = HttpMethod.valueOf(request.getMethod());
        return List.of(HttpMethod.values()).contains(method) ? method.name() : "other";
    }
}
