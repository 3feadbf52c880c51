package io.cloudfreedom.router.config.desired;

import io.cloudfreedom.router.contracts.proxy.Deployment;
import java.util.Objects;
import java.util.UUID;

/// A deployment without its secrets, whose tenant it is, and where in Vault the secret lies.
public record Composed(Deployment deployment, UUID tenantId, String materialPath) {
    public Composed {
        Objects.requireNonNull(deployment, "deployment is null");
        Objects.requireNonNull(tenantId, "tenantId is null");
        Objects.requireNonNull(materialPath, "materialPath is null");
    }

    public String id() {
        return deployment.modelInfo().id();
    }
}
