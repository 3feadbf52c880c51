package io.cloudfreedom.router.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

    @Test
    void aPageTakesStylesOfItsOwnNonceAlone() {
        String policy = policy("/provider-keys", Optional.of("abc"));
        assertThat(policy).contains("style-src 'self' 'nonce-abc';").doesNotContain("unsafe");
    }

    @Test
    void aFileOfTheBuildNeedsNoNonce() {
        assertThat(policy("/assets/a.js", Optional.empty())).contains("style-src 'self';");
    }

    @Test
    void aDocumentOfAServiceRunsNothing() {
        assertThat(policy("/api/reports/statement", Optional.empty()))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("script-src");
    }

    @Test
    void noncesAreOfOneAnswer() {
        assertThat(Page.nonce()).hasSize(24).isNotEqualTo(Page.nonce());
    }

    private static String policy(String path, Optional<String> nonce) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        SecurityHeaders.add(headers, path, nonce);
        return headers.get("content-security-policy");
    }
}
