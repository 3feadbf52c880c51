package io.cloudfreedom.router.key.secret;

import io.quarkus.vault.client.VaultClient;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Tells whether Vault answers. Without it no secret can be saved, all else goes on: degraded, still ready.
@Readiness
@ApplicationScoped
class VaultHealth implements AsyncHealthCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final VaultClient vault;

    VaultHealth(VaultClient vault) {
        this.vault = vault;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(() -> vault.sys().health().status())
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .map(status -> status.toString())
                .onFailure()
                .recoverWithItem("UNREACHABLE")
                .map(status -> HealthCheckResponse.named("vault")
                        .up()
                        .withData("state", status)
                        .build());
    }
}
