package io.cloudfreedom.router.usage.system;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.admission.Admission;
import io.cloudfreedom.router.contracts.admission.AdmittedAttempt;
import io.cloudfreedom.router.contracts.catalog.KeyPolicy;
import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.Material;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.event.UsageRecorded;
import io.cloudfreedom.router.contracts.event.VirtualKeyChanged;
import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.contracts.usage.AgentRecord;
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
import org.jspecify.annotations.Nullable;

/// A tenant with one provider key and one virtual key of its own, and the records of its requests.
record Cast(UUID tenant, UUID providerKey, UUID virtualKey) {
    private static final Instant SOME_TIME = Instant.parse("2026-01-01T00:00:00Z");

    static Cast fresh() {
        return new Cast(id(), id(), id());
    }

    static UUID id() {
        return Uuid7.at(Instant.now());
    }

    TenantChanged tenantChanged(long version, @Nullable Long dailyLimit) {
        return tenantChanged(version, dailyLimit, null, null);
    }

    TenantChanged tenantChanged(
            long version, @Nullable Long dailyLimit, @Nullable Long dailyRequests, @Nullable Long dailyTokens) {
        return new TenantChanged(
                tenant,
                version,
                Change.CREATED,
                "Acme, Inc.",
                "acme-" + tenant,
                null,
                null,
                Status.ACTIVE,
                Tier.HYBRID,
                "Europe/Berlin",
                "EUR",
                dailyLimit,
                null,
                dailyRequests,
                dailyTokens,
                null,
                null,
                null,
                new BigDecimal("20"),
                new BigDecimal("99.00"),
                Map.of("default", KeyPolicy.OWN_FIRST),
                false,
                SOME_TIME);
    }

    ProviderKeyChanged providerKeyChanged() {
        return providerKeyChanged(1, Change.CREATED, KeyStatus.ACTIVE);
    }

    ProviderKeyChanged providerKeyChanged(long version, long dailyLimit) {
        return providerKeyChanged(version, Change.UPDATED, KeyStatus.ACTIVE, dailyLimit);
    }

    ProviderKeyChanged providerKeyChanged(long version, Change change, KeyStatus status) {
        return providerKeyChanged(version, change, status, null);
    }

    private ProviderKeyChanged providerKeyChanged(
            long version, Change change, KeyStatus status, @Nullable Long dailyLimit) {
        return providerKeyChanged(version, change, status, dailyLimit, null, null);
    }

    ProviderKeyChanged countedProviderKey(long dailyRequests, long dailyTokens) {
        return providerKeyChanged(2, Change.UPDATED, KeyStatus.ACTIVE, null, dailyRequests, dailyTokens);
    }

    private ProviderKeyChanged providerKeyChanged(
            long version,
            Change change,
            KeyStatus status,
            @Nullable Long dailyLimit,
            @Nullable Long dailyRequests,
            @Nullable Long dailyTokens) {
        return new ProviderKeyChanged(
                providerKey,
                tenant,
                version,
                change,
                Provider.OPENAI,
                "Acme's OpenAI",
                null,
                null,
                null,
                Map.of(),
                List.of("*"),
                status,
                status == KeyStatus.ERROR ? "quota_exhausted" : null,
                dailyLimit,
                null,
                dailyRequests,
                dailyTokens,
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
                null);
    }

    VirtualKeyChanged virtualKeyChanged() {
        return countedVirtualKey(null, null);
    }

    VirtualKeyChanged countedVirtualKey(@Nullable Long dailyRequests, @Nullable Long dailyTokens) {
        return new VirtualKeyChanged(
                virtualKey,
                tenant,
                1,
                Change.CREATED,
                "=chatbot",
                List.of(),
                Status.ACTIVE,
                null,
                List.of("*"),
                null,
                null,
                dailyRequests,
                dailyTokens,
                null,
                null,
                null,
                null,
                SOME_TIME);
    }

    UsageRecorded metered(UUID request, UUID price, long input, long output, List<LeaseShare> leases) {
        return metered(request, "gpt-4o", price, input, output, leases);
    }

    UsageRecorded metered(UUID request, String model, UUID price, long input, long output) {
        return metered(request, model, price, input, output, List.of());
    }

    private UsageRecorded metered(
            UUID request, String model, UUID price, long input, long output, List<LeaseShare> leases) {
        Instant now = Instant.now();
        return new UsageRecorded(
                request,
                List.of(),
                tenant,
                virtualKey,
                providerKey,
                KeySource.OWN,
                Provider.OPENAI,
                model,
                "openai/gpt-4o",
                "litellm-1",
                1,
                now,
                now,
                null,
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

    AgentRecord accepted(String proxy, UUID request, UUID price, List<LeaseShare> leases) {
        long now = Instant.now().toEpochMilli();
        return new AgentRecord.Accepted(
                request,
                1,
                Instant.now(),
                new Admission(
                        "a1",
                        request,
                        tenant,
                        virtualKey,
                        "gpt-4o",
                        List.of(new AdmittedAttempt("t:" + tenant + ":gpt-4o", 1_000_000)),
                        List.of(),
                        proxy,
                        1,
                        Map.of(providerKey, price),
                        leases,
                        now,
                        now + 60_000));
    }

    AgentRecord seen(UUID request, long input, long output) {
        var attempt = new Attempt(
                providerKey,
                "openai/gpt-4o",
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
        return new AgentRecord.Usage(
                request, 1, RequestStatus.SUCCEEDED, Quality.EXACT, 200, null, Instant.now(), List.of(attempt));
    }

    /// A request that the provider refused.
    AgentRecord refused(UUID request, int httpStatus) {
        var attempt = new Attempt(
                providerKey,
                "openai/gpt-4o",
                AttemptOutcome.PROVIDER_ERROR,
                Quality.EXACT,
                httpStatus,
                0,
                0,
                0,
                0,
                0,
                0,
                null);
        return new AgentRecord.Usage(
                request, 1, RequestStatus.FAILED, Quality.EXACT, httpStatus, null, Instant.now(), List.of(attempt));
    }

    /// Served by the platform's key.
    UsageRecorded meteredShared(UUID request, String model, UUID price, long input, long output) {
        Instant now = Instant.now();
        return new UsageRecorded(
                request,
                List.of(),
                tenant,
                virtualKey,
                id(),
                KeySource.SHARED,
                Provider.OPENAI,
                model,
                "openai/" + model,
                "litellm-1",
                1,
                now,
                now,
                null,
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
                List.of(),
                Witness.GATEWAY,
                Quality.EXACT);
    }

    /// A request whose process died with it.
    AgentRecord lost(UUID request) {
        return new AgentRecord.Usage(
                request, 1, RequestStatus.FAILED, Quality.UNKNOWN, 0, null, Instant.now(), List.of());
    }
}
