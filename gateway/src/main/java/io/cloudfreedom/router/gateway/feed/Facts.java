package io.cloudfreedom.router.gateway.feed;

import io.cloudfreedom.router.contracts.event.ModelChanged;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.ProxyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.pricing.PriceBook;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Everything known at one moment. Immutable; a request works on one snapshot from its beginning to its end.
///
/// @param providerKeys by the tenant that owns them
/// @param tokens by their digest
public record Facts(
        Map<UUID, TenantChanged> tenants,
        Map<UUID, List<ProviderKeyChanged>> providerKeys,
        Map<TokenDigest, KnownToken> tokens,
        Map<String, ModelChanged> models,
        Map<String, ProxyChanged> proxies,
        PriceBook prices) {
    public static final Facts NONE = new Facts(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), PriceBook.EMPTY);

    public Facts {
        tenants = Map.copyOf(tenants);
        providerKeys = Map.copyOf(providerKeys);
        tokens = Map.copyOf(tokens);
        models = Map.copyOf(models);
        proxies = Map.copyOf(proxies);
    }

    public List<ProviderKeyChanged> keysOf(UUID tenant) {
        return providerKeys.getOrDefault(tenant, List.of());
    }
}
