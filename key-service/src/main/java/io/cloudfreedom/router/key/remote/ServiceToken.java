package io.cloudfreedom.router.key.remote;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.client.runtime.OidcClientConfig.Grant;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// This service's own token (client credentials, role `service`), renewed half an hour before its end.
@ApplicationScoped
class ServiceToken {
    private static final Duration RENEWAL = Duration.ofMinutes(30);

    private final OidcClients clients;
    private final OidcClientConfig config;
    private final TokensHelper tokens = new TokensHelper();
    private volatile @Nullable OidcClient client;

    ServiceToken(
            OidcClients clients,
            @ConfigProperty(name = "router.oidc.issuer") String issuer,
            @ConfigProperty(name = "router.oidc.client-id") String clientId,
            @ConfigProperty(name = "router.oidc.client-secret") String clientSecret) {
        this.clients = clients;
        this.config = OidcClientConfig.authServerUrl(issuer)
                .id("key-service")
                .clientId(clientId)
                .credentials(clientSecret)
                .grant(Grant.Type.CLIENT)
                .earlyTokensAcquisition(false)
                .refreshTokenTimeSkew(RENEWAL)
                .build();
    }

    Uni<String> bearer() {
        return client().chain(tokens::getTokens).map(Tokens::getAccessToken);
    }

    /// Made at the first use, so that this service starts without the issuer.
    private Uni<OidcClient> client() {
        OidcClient made = client;
        return made != null
                ? Uni.createFrom().item(made)
                : clients.newClient(config).invoke(fresh -> client = fresh);
    }
}
