package io.cloudfreedom.router.contracts.proxy;

import io.cloudfreedom.router.contracts.catalog.KeyChoice;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What identifies a deployment; `tenant` is a tenant id or `shared`, `material` the id of the secret that it uses.
///
/// `choice` is how a key of the group is chosen, by weight when absent; by cost, `rank` is what a million tokens cost
/// at this key (nano-USD, the lowest goes first), absent when nobody knows.
public record ModelInfo(
        String id,
        String tenant,
        UUID providerKeyId,
        long keyVersion,
        UUID material,
        @Nullable String baseModel,
        @Nullable KeyChoice choice,
        @Nullable Long rank) {
    public ModelInfo {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(tenant, "tenant is null");
        Objects.requireNonNull(providerKeyId, "providerKeyId is null");
        Objects.requireNonNull(material, "material is null");
    }
}
