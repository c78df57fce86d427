package org.chengxin.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where others reach the city.
 *
 * @param named as its operator names it, such as {@code https://credit.example}; without it, pages name the address that
 *     their reader used
 */
public record PublicAddress(Optional<URI> named) {

    /** The whole address of a path of the city, for a QR code or a print. */
    String of(String path, HttpServletRequest request) {
        return named.map(base -> base.resolve(path).toString())
                .orElseGet(() -> ServletUriComponentsBuilder.fromContextPath(request)
                        .path(path)
                        .toUriString());
    }
}
