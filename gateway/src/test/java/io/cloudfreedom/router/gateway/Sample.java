package io.cloudfreedom.router.gateway;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.Material;
import io.cloudfreedom.router.contracts.event.ModelChanged;
import io.cloudfreedom.router.contracts.event.ModelRoute;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.PriceScope;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.ProxyChanged;
import io.cloudfreedom.router.contracts.event.Rates;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.event.TokenHash;
import io.cloudfreedom.router.contracts.event.VirtualKeyChanged;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Facts as the other services publish them.
public final class Sample {
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private Sample() {}

    public static UUID id() {
        return Uuid7.at(Instant.now());
    }

    public static TenantChanged tenant(UUID id, Tier tier, Status status, boolean fallbackOnLimit) {
        return new TenantChanged(
                id,
                1,
                Change.CREATED,
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
                Map.of(),
                fallbackOnLimit,
                THEN);
    }

    /// With a limit of nano-USD a day.
    static TenantChanged limitedTenant(UUID id, long dailyLimit) {
        return new TenantChanged(
                id,
                2,
                Change.UPDATED,
                "Acme",
                "acme-" + id,
                null,
                null,
                Status.ACTIVE,
                Tier.HYBRID,
                "Europe/Berlin",
                "EUR",
                dailyLimit,
                null,
                null,
                null,
                null,
                null,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Map.of(),
                false,
                THEN);
    }

    public static VirtualKeyChanged virtualKey(
            UUID id,
            UUID tenant,
            String token,
            long version,
            Status status,
            List<String> models,
            @Nullable Integer rpm) {
        return new VirtualKeyChanged(
                id,
                tenant,
                version,
                Change.CREATED,
                "app",
                List.of(new TokenHash(sha256(token), null)),
                status,
                null,
                models,
                null,
                null,
                null,
                null,
                rpm,
                null,
                null,
                null,
                THEN);
    }

    public static ProviderKeyChanged providerKey(UUID id, UUID tenant, Provider provider, KeyStatus status) {
        return providerKey(
                id,
                tenant,
                provider,
                status,
                provider == Provider.AZURE ? Map.of("deployments", Map.of("gpt-4o", "prod")) : Map.of());
    }

    /// An active key of Google's, of its AI Studio or of Vertex.
    public static ProviderKeyChanged google(UUID tenant, String auth) {
        return providerKey(id(), tenant, Provider.GOOGLE, KeyStatus.ACTIVE, Map.of("auth", auth));
    }

    private static ProviderKeyChanged providerKey(
            UUID id, UUID tenant, Provider provider, KeyStatus status, Map<String, Object> config) {
        return new ProviderKeyChanged(
                id,
                tenant,
                1,
                Change.CREATED,
                provider,
                "Acme " + provider.json(),
                null,
                null,
                null,
                config,
                List.of("*"),
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
                "fp",
                "abcd",
                new Material(id, "p", 1),
                THEN,
                THEN,
                null);
    }

    /// The same key with limits of its own.
    public static ProviderKeyChanged limited(
            ProviderKeyChanged key, @Nullable Integer rpm, @Nullable Integer tpm, @Nullable Integer concurrency) {
        return limited(key, rpm, tpm, concurrency, null);
    }

    /// The same key with a limit of requests a day.
    public static ProviderKeyChanged counted(ProviderKeyChanged key, long dailyRequests) {
        return limited(key, null, null, null, dailyRequests);
    }

    private static ProviderKeyChanged limited(
            ProviderKeyChanged key,
            @Nullable Integer rpm,
            @Nullable Integer tpm,
            @Nullable Integer concurrency,
            @Nullable Long dailyRequests) {
        return new ProviderKeyChanged(
                key.id(),
                key.tenantId(),
                key.version() + 1,
                Change.UPDATED,
                key.provider(),
                key.providerName(),
                null,
                null,
                null,
                key.config(),
                key.modelsEnabled(),
                key.status(),
                null,
                null,
                null,
                dailyRequests,
                null,
                1,
                concurrency,
                rpm,
                tpm,
                null,
                key.fingerprint(),
                key.last4(),
                key.material(),
                key.created(),
                key.updated(),
                null);
    }

    public static ModelChanged model(String name, Provider... providers) {
        return model(
                name,
                Arrays.stream(providers)
                        .map(p -> new ModelRoute(p, p.json() + "/" + name))
                        .toList());
    }

    public static ModelChanged model(String name, Provider provider, String litellmModel) {
        return model(name, List.of(new ModelRoute(provider, litellmModel)));
    }

    private static ModelChanged model(String name, List<ModelRoute> routes) {
        return new ModelChanged(name, 1, Change.CREATED, name, "chat", 128_000, 16_384, routes, THEN);
    }

    /// 1 µUSD an input token, 4 µUSD an output token.
    public static PriceChanged price(Provider provider, String model) {
        long million = 1_000_000;
        return new PriceChanged(
                id(),
                provider,
                model,
                new PriceScope(null, null),
                THEN,
                new Rates(1_000 * million, 100 * million, 0, 0, 4_000 * million, 4_000 * million),
                List.of(),
                null,
                "test");
    }

    public static ProxyChanged proxy(String id, String url, long epoch) {
        return new ProxyChanged(
                id, 1, Change.CREATED, url, List.of("*"), List.of(), epoch, 1, 1, List.of(), true, THEN);
    }

    private static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
