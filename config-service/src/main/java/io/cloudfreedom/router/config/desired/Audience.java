package io.cloudfreedom.router.config.desired;

import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whose deployments a proxy serves: everybody's, or those of some tenants and always the shared ones.
public sealed interface Audience {
    String EVERYBODY = "*";

    /// @param tenants ids, or `*` alone
    static Audience of(List<String> tenants) {
        if (tenants.contains(EVERYBODY)) {
            return new Everybody();
        }
        return new Tenants(Stream.concat(tenants.stream().map(UUID::fromString), Stream.of(PlatformTenant.ID))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /// Two parameters of SQL: whether it is everybody, else the ids.
    default boolean isEverybody() {
        return this instanceof Everybody;
    }

    default UUID[] ids() {
        return switch (this) {
            case Everybody all -> new UUID[0];
            case Tenants some -> some.tenants().toArray(UUID[]::new);
        };
    }

    default boolean includes(UUID tenant) {
        return switch (this) {
            case Everybody all -> true;
            case Tenants some -> some.tenants().contains(tenant);
        };
    }

    /// All tenants, later ones too.
    record Everybody() implements Audience {}

    /// The listed ones, the platform among them.
    record Tenants(Set<UUID> tenants) implements Audience {}
}
