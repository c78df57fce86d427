package org.chengxin.app;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Our settings in the words of Spring Boot. Nothing else configures it: no environment, no files of its own. */
final class WebSettings {

    private static final int LARGEST_PORT = 65_535;

    private WebSettings() {}

    static Map<String, Object> of(Settings settings, DataDirectory data) {
        Map<String, Object> properties = new HashMap<>(Map.ofEntries(
                Map.entry("spring.main.banner-mode", "off"),
                Map.entry("spring.main.log-startup-info", "false"),
                Map.entry("spring.main.register-shutdown-hook", "false"),
                Map.entry("spring.jmx.enabled", "false"),
                Map.entry(
                        "spring.autoconfigure.exclude",
                        "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"),
                Map.entry("spring.threads.virtual.enabled", "true"),
                Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "10s"),
                Map.entry("spring.mvc.problemdetails.enabled", "false"),
                Map.entry("spring.web.error.whitelabel.enabled", "false"),
                Map.entry("spring.web.resources.add-mappings", "true"),
                Map.entry("spring.web.resources.cache.cachecontrol.max-age", "1d"),
                Map.entry("spring.thymeleaf.cache", "true"),
                Map.entry("server.address", settings.text(Setting.ADDRESS)),
                Map.entry("server.port", settings.number(Setting.PORT, 0, LARGEST_PORT)),
                Map.entry("server.shutdown", "graceful"),
                // Without TLS, HTTP/2 begins as an upgrade, and Tomcat answers one that has a body with a page of its
                // own.
                Map.entry("server.http2.enabled", hasTls(settings)),
                Map.entry("server.max-http-request-header-size", "16KB"),
                Map.entry(
                        "server.tomcat.basedir",
                        data.scratch().resolve("tomcat").toString()),
                Map.entry("server.tomcat.connection-timeout", "20s"),
                Map.entry("server.tomcat.max-swallow-size", "64KB"),
                Map.entry("server.tomcat.accept-count", "512"),
                Map.entry("server.compression.enabled", "true"),
                Map.entry(
                        "server.compression.mime-types",
                        "application/json,application/x-ndjson,text/html,text/css,image/svg+xml,application/javascript,text/javascript"),
                Map.entry("server.compression.min-response-size", "2KB"),
                Map.entry("management.endpoints.access.default", "none"),
                Map.entry("management.endpoint.prometheus.access", "read-only"),
                Map.entry("management.endpoints.web.base-path", "/"),
                Map.entry("management.endpoints.web.discovery.enabled", "false"),
                Map.entry("management.endpoints.web.exposure.include", "prometheus"),
                Map.entry("management.endpoints.web.path-mapping.prometheus", "metrics")));
        properties.putAll(logging(settings, data));
        properties.putAll(proxies(settings));
        properties.putAll(tls(settings));
        return properties;
    }

    private static Map<String, Object> logging(Settings settings, DataDirectory data) {
        String level = settings.text(Setting.LOG_LEVEL);
        if (!List.of("error", "warn", "info", "debug").contains(level))
            throw Settings.unfit(Setting.LOG_LEVEL, "error, warn, info or debug");
        return Map.of(
                "logging.level.root",
                level.equals("debug") ? "info" : level,
                // Below a warning, Tomcat's parser quotes requests that it cannot read.
                "logging.level.org.apache.coyote",
                level.equals("error") ? level : "warn",
                "logging.level.org.chengxin",
                level,
                "logging.file.name",
                data.logs().resolve("chengxin.log").toString(),
                "logging.structured.format.file",
                "logstash",
                "logging.structured.format.console",
                "logstash",
                "logging.threshold.console",
                settings.yes(Setting.LOG_CONSOLE) ? "trace" : "off",
                "logging.logback.rollingpolicy.max-file-size",
                "16MB",
                "logging.logback.rollingpolicy.max-history",
                "14",
                "logging.logback.rollingpolicy.total-size-cap",
                "256MB");
    }

    /** Forwarded headers are believed from the named proxies only, and otherwise not even read. */
    private static Map<String, Object> proxies(Settings settings) {
        List<String> trusted = settings.list(Setting.PROXY_TRUSTED, ',');
        if (trusted.isEmpty()) return Map.of("server.forward-headers-strategy", "none");
        return Map.of(
                "server.forward-headers-strategy", "native",
                "server.tomcat.remoteip.internal-proxies",
                        trusted.stream().map(Pattern::quote).collect(Collectors.joining("|")),
                "server.tomcat.remoteip.remote-ip-header", "x-forwarded-for",
                "server.tomcat.remoteip.protocol-header", "x-forwarded-proto");
    }

    /** Certificates are read again when the files change, so that a renewal needs no restart. */
    private static Map<String, Object> tls(Settings settings) {
        Optional<Path> certificate = settings.path(Setting.TLS_CERTIFICATE);
        Optional<Path> key = settings.path(Setting.TLS_KEY);
        if (certificate.isEmpty() && key.isEmpty()) return Map.of();
        Map<String, Object> properties = new HashMap<>(Map.of(
                "server.ssl.bundle", "edge",
                "server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2",
                "spring.ssl.bundle.pem.edge.reload-on-update", "true",
                "spring.ssl.bundle.pem.edge.keystore.certificate", uri(certificate, Setting.TLS_CERTIFICATE),
                "spring.ssl.bundle.pem.edge.keystore.private-key", uri(key, Setting.TLS_KEY)));
        settings.path(Setting.TLS_KEY_PASSPHRASE_FILE)
                .ifPresent(file -> properties.put(
                        "spring.ssl.bundle.pem.edge.keystore.private-key-password", Passphrases.firstLine(file)));
        return properties;
    }

    private static String uri(Optional<Path> file, Setting setting) {
        Path path = file.orElseThrow(() -> Settings.unfit(
                setting,
                "given too: HTTPS needs both " + Setting.TLS_CERTIFICATE.key() + " and " + Setting.TLS_KEY.key()));
        if (!Files.isReadable(path))
            throw new CannotStart(
                    StartReason.CERTIFICATE_MUST_BE_READABLE,
                    path + ", named by " + setting.key() + ", cannot be read");
        return path.toUri().toString();
    }

    /** Where others reach this city, when the operator has said so. */
    static Optional<URI> publicUrl(Settings settings) {
        return settings.given(Setting.PUBLIC_URL).map(text -> {
            try {
                URI url = URI.create(text);
                if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) return url;
            } catch (IllegalArgumentException malformed) {
                // Said below.
            }
            throw Settings.unfit(Setting.PUBLIC_URL, "an address such as https://credit.example");
        });
    }

    /** Scheme and host that the front door of these settings is reached at from this machine. */
    static String origin(Settings settings) {
        String address = settings.text(Setting.ADDRESS);
        boolean bare = address.contains(":") && !address.startsWith("[");
        String host = bare ? "[" + address + "]" : address;
        return (hasTls(settings) ? "https://" : "http://") + (InnerDoor.isOnLoopback(address) ? "localhost" : host);
    }

    static boolean hasTls(Settings settings) {
        return settings.given(Setting.TLS_CERTIFICATE).isPresent();
    }
}
