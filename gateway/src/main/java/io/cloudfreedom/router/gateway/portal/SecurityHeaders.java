package io.cloudfreedom.router.gateway.portal;

import io.vertx.core.MultiMap;
import java.util.Optional;

/// What a browser may do with an answer of the gateway.
final class SecurityHeaders {
    private static final String SAME_FOR_ALL = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// Scripts and styles of the build; styles that it adds at run time carry the page's nonce.
    private static final String PAGE =
            "default-src 'self'; script-src 'self'; style-src 'self'%s; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; " + SAME_FOR_ALL;

    /// A document of a service, such as a statement to print, is text with its own styles and nothing else.
    private static final String DOCUMENT =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; " + SAME_FOR_ALL;

    private SecurityHeaders() {}

    static void add(MultiMap headers, String path, Optional<String> nonce) {
        headers.set("content-security-policy", policy(path, nonce));
        headers.set("x-content-type-options", "nosniff");
        headers.set("referrer-policy", "same-origin");
        headers.set("x-frame-options", "DENY");
        headers.set("cross-origin-opener-policy", "same-origin");
        headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
        if (path.startsWith("/assets/")) {
            headers.set("cache-control", "public, max-age=31536000, immutable");
        } else if (!path.startsWith("/api/") && !path.startsWith("/auth/")) {
            headers.set("cache-control", "no-cache");
        }
    }

    private static String policy(String path, Optional<String> nonce) {
        return path.startsWith("/api/")
                ? DOCUMENT
                : PAGE.formatted(nonce.map(value -> " 'nonce-" + value + "'").orElse(""));
    }
}
