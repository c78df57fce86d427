package org.chengxin.api.edge;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.chengxin.api.problem.ApiReason;
import org.chengxin.api.problem.ProblemAnswers;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps one client from taking the node from all others. A client is an IPv4 address or the /64 network of an IPv6 one.
 * The clients seen last are remembered; an address that is forgotten starts afresh.
 */
final class RateLimit extends OncePerRequestFilter {

    /** How many clients are remembered: about 2 MB. */
    static final int CLIENTS_MAX = 10_000;

    private static final int IPV6_NETWORK_GROUPS = 4;

    private final int perSecond;
    private final int burst;
    private final Set<String> exempt;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > CLIENTS_MAX;
        }
    };

    RateLimit(EdgeSettings settings) {
        this.perSecond = settings.requestsPerSecond();
        this.burst = settings.burst();
        this.exempt = settings.exemptAddresses();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = request.getRemoteAddr();
        if (!exempt.contains(address)) {
            ConsumptionProbe probe = bucketOf(network(address)).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1);
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
                ProblemAnswers.write(response, ApiReason.CLIENT_MUST_KEEP_ITS_RATE);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private Bucket bucketOf(String client) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(client, fresh -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                    .build());
        }
    }

    /** An IPv6 customer has a whole network, so the network is the client. Addresses come with every group written. */
    static String network(String address) {
        if (address.indexOf(':') < 0) return address;
        String[] groups = address.split(":", -1);
        if (groups.length < IPV6_NETWORK_GROUPS) return address;
        return String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
