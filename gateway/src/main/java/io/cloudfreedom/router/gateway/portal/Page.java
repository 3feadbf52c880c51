package io.cloudfreedom.router.gateway.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// The portal's one page. Each answer has a nonce of its own, by which the browser knows the styles that are ours.
final class Page {
    /// Where the portal's build wants the nonce (`cspNonce` in vite.config.ts).
    static final String PLACEHOLDER = "csp-nonce-of-this-answer";

    private static final int NONCE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String html;

    private Page(String html) {
        this.html = html;
    }

    /// The page of the build on the class path; empty where the portal was left out of it.
    static Optional<Page> ofBuild() {
        try (InputStream file = Page.class.getResourceAsStream("/META-INF/resources/index.html")) {
            return file == null ? Optional.empty() : Optional.of(new Page(new String(file.readAllBytes(), UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    String with(String nonce) {
        return html.replace(PLACEHOLDER, nonce);
    }
}
