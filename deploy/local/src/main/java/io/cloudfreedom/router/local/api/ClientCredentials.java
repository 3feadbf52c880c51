package io.cloudfreedom.router.local.api;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// Tokens for a client of the issuer; asked for anew when the last one has less than half a minute left.
public final class ClientCredentials {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final URI issuer;
    private final String clientId;
    private final String clientSecret;
    private String token = "";
    private long freshUntil;

    public ClientCredentials(URI issuer, String clientId, String clientSecret) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    public synchronized String token() {
        if (System.nanoTime() - freshUntil >= 0 || token.isEmpty()) {
            renew();
        }
        return token;
    }

    private void renew() {
        URI endpoint = URI.create(HttpJson.get(URI.create(issuer + "/.well-known/openid-configuration"), Map.of())
                .require("the issuer's configuration")
                .body()
                .path("token_endpoint")
                .asText());
        var answer = HttpJson.postForm(
                        endpoint,
                        Map.of(),
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", clientId,
                                "client_secret", clientSecret))
                .require("the login of " + clientId)
                .body();
        token = answer.path("access_token").asText();
        freshUntil = System.nanoTime()
                + Duration.ofSeconds(answer.path("expires_in").asLong())
                        .minus(MARGIN)
                        .toNanos();
    }
}
