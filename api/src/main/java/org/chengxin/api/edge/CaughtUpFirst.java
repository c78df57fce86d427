package org.chengxin.api.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.chengxin.api.problem.ApiReason;
import org.chengxin.api.problem.ProblemAnswers;
import org.chengxin.node.flow.Node;
import org.chengxin.node.port.Health;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers nothing that could say something about a record while the node lacks blocks that the chain has, or may lack some
 * since it was restored from a backup: one of them may have ended the record. How the node is can be asked meanwhile.
 */
@Configuration(proxyBeanMethods = false)
public class CaughtUpFirst {

    /** Addresses that say something about records or about the transactions that made them. */
    private static final String[] ABOUT_RECORDS = {
        "/records/*",
        "/organisations",
        "/organisations/*",
        "/blocks",
        "/blocks/*",
        "/transactions",
        "/transactions/*",
        "/cometbft",
        "/cometbft/*"
    };

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> gateBeforeRecords(Node node) {
        FilterRegistrationBean<OncePerRequestFilter> filter = new FilterRegistrationBean<>(new Gate(node));
        filter.addUrlPatterns(ABOUT_RECORDS);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return filter;
    }

    /** Why nothing is said about records on a node that has not caught up. */
    public static ApiReason against(Health health) {
        return health instanceof Health.Unconfirmed
                ? ApiReason.RESTORED_NODE_MUST_BE_CONFIRMED
                : ApiReason.NODE_MUST_BE_READY;
    }

    private static final class Gate extends OncePerRequestFilter {

        private final Node node;

        Gate(Node node) {
            this.node = node;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (node.isCaughtUp()) chain.doFilter(request, response);
            else ProblemAnswers.write(response, against(node.status().health()));
        }
    }
}
