package org.chengxin.api.edge;

import jakarta.servlet.http.HttpServletRequest;
import org.chengxin.api.problem.ApiReason;
import org.chengxin.api.problem.ProblemAnswers;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who may ask what. Everything is public except what is below {@code /operator}, which needs the operator's token, and
 * {@code /metrics}, which needs it from other machines. There are no sessions and no cookies, so nothing can be forged
 * across sites; other sites' scripts may read nothing (no CORS).
 */
@Configuration(proxyBeanMethods = false)
public class Security {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain edgeSecurity(HttpSecurity http, EdgeSettings settings) throws Exception {
        OperatorToken token = new OperatorToken(settings.operatorTokenHash());
        return http.csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(Security::headers)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/operator/**")
                        .access((who, context) -> new AuthorizationDecision(token.isIn(context.getRequest())))
                        .requestMatchers("/metrics/**")
                        .access((who, context) -> new AuthorizationDecision(
                                isLocal(context.getRequest()) || token.isIn(context.getRequest())))
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, missing) -> {
                            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                            ProblemAnswers.write(response, ApiReason.OPERATOR_TOKEN_MUST_FIT);
                        })
                        .accessDeniedHandler((request, response, denied) ->
                                ProblemAnswers.write(response, ApiReason.REQUEST_MUST_BE_ALLOWED)))
                .build();
    }

    /** Every answer may end being right at any moment, so nothing is reused without asking; answers say more where more holds. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(
                        org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                .CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(
                        org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter
                                .CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    private static boolean isLocal(HttpServletRequest request) {
        return switch (request.getRemoteAddr()) {
            case "127.0.0.1", "0:0:0:0:0:0:0:1", "::1" -> true;
            default -> false;
        };
    }

    @Bean
    FilterRegistrationBean<RateLimit> rateLimit(EdgeSettings settings) {
        FilterRegistrationBean<RateLimit> filter = new FilterRegistrationBean<>(new RateLimit(settings));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }
}
