package io.cloudfreedom.router.config;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.catalog.KeyPolicy;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.Material;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Tenants and provider keys as key-service would publish them.
public final class Events {
    public static final Instant AT = Instant.parse("2026-11-02T10:15:30Z");

    private Events() {}

    public static UUID id() {
        return Uuid7.at(AT);
    }

    public static TenantChanged tenant(UUID id, long version, Tier tier, Map<String, KeyPolicy> policy) {
        return tenant(id, version, tier, policy, Status.ACTIVE);
    }

    public static TenantChanged tenant(UUID id, long version, Tier tier, Map<String, KeyPolicy> policy, Status status) {
        return new TenantChanged(
                id,
                version,
                status == Status.DELETED ? Change.DELETED : Change.UPDATED,
                "Acme",
                "acme-" + id,
                null,
                null,
                status,
                tier,
                "Europe/Berlin",
                "EUR",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                policy,
                false,
                AT);
    }

    public static TenantChanged platform() {
        return tenant(PlatformTenant.ID, 1, Tier.HYBRID, Map.of());
    }

    public static ProviderKeyChanged openAi(UUID tenant, UUID id, long version, String... models) {
        return key(tenant, id, version, Provider.OPENAI, Map.of(), List.of(models));
    }

    public static ProviderKeyChanged key(
            UUID tenant, UUID id, long version, Provider provider, Map<String, Object> config, List<String> models) {
        return key(tenant, id, version, provider, config, models, KeyStatus.ACTIVE);
    }

    public static ProviderKeyChanged key(
            UUID tenant,
            UUID id,
            long version,
            Provider provider,
            Map<String, Object> config,
            List<String> models,
            KeyStatus status) {
        UUID material = id();
        return new ProviderKeyChanged(
                id,
                tenant,
                version,
                version == 1 ? Change.CREATED : Change.ROTATED,
                provider,
                "Key",
                provider == Provider.AZURE ? "https://acme.openai.azure.com" : null,
                provider == Provider.AWS ? "us-east-1" : "europe-west1",
                "acme-project",
                config,
                models,
                status,
                null,
                null,
                null,
                null,
                null,
                1,
                null,
                null,
                null,
                null,
                "fp:1",
                "abcd",
                new Material(material, tenant + "/" + id + "/" + material, 1),
                AT,
                AT,
                null);
    }
}
