package io.cloudfreedom.router.gateway;

import io.cloudfreedom.router.gateway.feed.Feed;
import io.cloudfreedom.router.gateway.secret.SigningSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when all that stood in the topics has been read and admissions can be signed. It stays ready when Kafka or
/// Vault go away later: what is known serves on.
@Readiness
@ApplicationScoped
class GatewayReadiness implements HealthCheck {
    private final Feed feed;
    private final SigningSecrets secrets;

    GatewayReadiness(Feed feed, SigningSecrets secrets) {
        this.feed = feed;
        this.secrets = secrets;
    }

    @Override
    public HealthCheckResponse call() {
        boolean signs = secrets.current().isPresent();
        return HealthCheckResponse.named("gateway")
                .status(feed.caughtUp() && signs)
                .withData("feed_caught_up", feed.caughtUp())
                .withData("signing_secret", signs)
                .build();
    }
}
