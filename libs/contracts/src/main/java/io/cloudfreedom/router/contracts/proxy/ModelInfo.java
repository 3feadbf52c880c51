package io.cloudfreedom.router.contracts.proxy;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What identifies a deployment; `tenant` is a tenant id or `shared`, `material` the id of the secret that it uses.
public record ModelInfo(
        String id,
        String tenant,
        UUID providerKeyId,
        long keyVersion,
        UUID material,
        @Nullable String baseModel) {
    public ModelInfo {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(tenant, "tenant is null");
        Objects.requireNonNull(providerKeyId, "providerKeyId is null");
        Objects.requireNonNull(material, "material is null");
    }
}
