package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.catalog.KeyPolicy;
import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.Event;
import io.cloudfreedom.router.contracts.event.Material;
import io.cloudfreedom.router.contracts.event.ModelChanged;
import io.cloudfreedom.router.contracts.event.ModelRoute;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.event.UsageRecorded;
import io.cloudfreedom.router.contracts.event.VirtualKeyChanged;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.contracts.usage.Attempt;
import io.cloudfreedom.router.contracts.usage.AttemptOutcome;
import io.cloudfreedom.router.contracts.usage.Quality;
import io.cloudfreedom.router.contracts.usage.RequestStatus;
import io.cloudfreedom.router.contracts.usage.Witness;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A tenant with one provider key and one virtual key of its own, and its requests.
record UsageCast(UUID tenant, UUID providerKey, UUID virtualKey) {
    private static final Instant SOME_TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final String MODEL = "gpt-4o";

    static UsageCast fresh() {
        return new UsageCast(id(), id(), id());
    }

    static UUID id() {
        return Uuid7.at(Instant.now());
    }

    static Event model() {
        return new ModelChanged(
                MODEL,
                1,
                Change.CREATED,
                "GPT-4o",
                "chat",
                128_000,
                16_384,
                List.of(new ModelRoute(Provider.OPENAI, "openai/" + MODEL)),
                SOME_TIME);
    }

    /// Tenant and keys, each with the limit.
    List<Event> announcements(long dailyLimit) {
        return List.of(
                new TenantChanged(
                        tenant,
                        1,
                        Change.CREATED,
                        "Benchmark",
                        "bench-" + tenant,
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
                        BigDecimal.TEN,
                        BigDecimal.ZERO,
                        Map.of("default", KeyPolicy.OWN_FIRST),
                        false,
                        SOME_TIME),
                new ProviderKeyChanged(
                        providerKey,
                        tenant,
                        1,
                        Change.CREATED,
                        Provider.OPENAI,
                        "Benchmark",
                        null,
                        null,
                        null,
                        Map.of(),
                        List.of("*"),
                        KeyStatus.ACTIVE,
                        null,
                        dailyLimit,
                        null,
                        null,
                        null,
                        1,
                        null,
                        null,
                        null,
                        null,
                        "fp",
                        "last",
                        new Material(id(), "path", 1),
                        SOME_TIME,
                        SOME_TIME,
                        null),
                new VirtualKeyChanged(
                        virtualKey,
                        tenant,
                        1,
                        Change.CREATED,
                        "Benchmark",
                        List.of(),
                        Status.ACTIVE,
                        null,
                        List.of("*"),
                        dailyLimit,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        SOME_TIME));
    }

    List<AccountId> accounts() {
        return List.of(
                AccountId.usd(AccountType.TENANT, tenant),
                AccountId.usd(AccountType.PROVIDER_KEY, providerKey),
                AccountId.usd(AccountType.VIRTUAL_KEY, virtualKey));
    }

    /// A request as the gateway meters it.
    UsageRecorded request(UUID price, long input, long output, List<LeaseShare> leases) {
        Instant now = Instant.now();
        Attempt attempt = new Attempt(
                providerKey,
                "openai/" + MODEL,
                AttemptOutcome.SUCCEEDED,
                Quality.EXACT,
                200,
                input,
                0,
                0,
                0,
                output,
                0,
                null);
        return new UsageRecorded(
                id(),
                List.of(attempt),
                tenant,
                virtualKey,
                providerKey,
                KeySource.OWN,
                Provider.OPENAI,
                MODEL,
                "openai/" + MODEL,
                "litellm-1",
                1,
                now,
                now,
                now,
                RequestStatus.SUCCEEDED,
                200,
                input,
                0,
                0,
                0,
                output,
                0,
                null,
                null,
                price,
                leases,
                Witness.GATEWAY,
                Quality.EXACT);
    }
}
