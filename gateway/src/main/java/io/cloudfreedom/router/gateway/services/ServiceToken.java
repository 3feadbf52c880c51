package io.cloudfreedom.router.gateway.services;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.client.runtime.OidcClientConfig.Grant;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The gateway's own token (client credentials, role `service`).
///
/// Renewed at half its life; while the issuer is away the one in hand serves until its last second.
@ApplicationScoped
public class ServiceToken {
    private static final Logger LOG = Logger.getLogger(ServiceToken.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long RETRY_MILLIS = 1_000;

    private final OidcClients clients;
    private final OidcClientConfig config;
    private final Clock clock;
    private @Nullable OidcClient client;
    private volatile @Nullable Held held;
    private @Nullable Future<Held> renewal;
    private long nextTry;

    ServiceToken(
            OidcClients clients,
            Clock clock,
            @ConfigProperty(name = "router.oidc.issuer") String issuer,
            @ConfigProperty(name = "router.oidc.client-id") String clientId,
            @ConfigProperty(name = "router.oidc.client-secret") String clientSecret) {
        this.clients = clients;
        this.clock = clock;
        this.config = OidcClientConfig.authServerUrl(issuer)
                .id("gateway-service")
                .clientId(clientId)
                .credentials(clientSecret)
                .grant(Grant.Type.CLIENT)
                .earlyTokensAcquisition(false)
                .build();
    }

    /// A token that is valid now.
    public Future<String> bearer() {
        Held now = held;
        long millis = clock.millis();
        if (now == null || millis >= now.expiresAt()) {
            return renew(millis).map(Held::token);
        }
        if (millis >= now.renewAt()) {
            renew(millis).onFailure(e -> LOG.debugf("token not renewed, the old one serves on: %s", e.getMessage()));
        }
        return Future.succeededFuture(now.token());
    }

    private synchronized Future<Held> renew(long now) {
        if (renewal != null && !renewal.isComplete()) {
            return renewal;
        }
        if (now < nextTry) {
            return Future.failedFuture("the issuer failed a moment ago");
        }
        nextTry = now + RETRY_MILLIS;
        Future<Held> fresh = Future.fromCompletionStage(client().chain(OidcClient::getTokens)
                .map(this::held)
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .subscribeAsCompletionStage());
        renewal = fresh.onSuccess(token -> held = token);
        return renewal;
    }

    private Uni<OidcClient> client() {
        if (client != null) {
            return Uni.createFrom().item(client);
        }
        return clients.newClient(config).invoke(made -> client = made);
    }

    private Held held(Tokens tokens) {
        long now = clock.millis();
        Long expires = tokens.getAccessTokenExpiresAt();
        long end = expires == null ? now + 60_000 : expires * 1_000;
        return new Held(tokens.getAccessToken(), now + (end - now) / 2, end - 5_000);
    }

    private record Held(String token, long renewAt, long expiresAt) {}
}
