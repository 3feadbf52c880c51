package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.connection.probe.TestResult;
import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.key.convergence.Convergence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A provider key as the API shows it. `convergence` is there when the request waited for it, `test` when the
/// secret was tested with this request; a verdict other than `ok` there is a warning.
@Schema(name = "ProviderKey")
record ProviderKeyView(
        UUID id,
        UUID tenantId,
        long version,
        Provider provider,
        String providerName,
        KeySource keySource,
        @Nullable String endpoint,
        @Nullable String region,
        @Nullable String projectId,
        Map<String, Object> config,
        List<String> modelsEnabled,
        KeyStatus status,
        @Nullable String statusReason,
        @Nullable String lastError,
        @Schema(implementation = String.class) @Nullable Money dailyLimit,
        @Schema(implementation = String.class) @Nullable Money monthlyBudget,
        @Nullable Long dailyRequests,
        @Nullable Long dailyTokens,
        int weight,
        @Nullable Integer maxConcurrency,
        @Nullable Integer rpm,
        @Nullable Integer tpm,
        @Nullable Instant expiresAt,
        @Schema(implementation = String.class) Money usageToday,
        @Schema(implementation = String.class) Money usageMonth,
        @Nullable Instant lastUsed,
        @Nullable Instant usageAsOf,
        String fingerprint,
        String last4,
        Instant created,
        Instant updated,
        @Nullable Instant rotated,
        @Nullable Instant previousValidUntil,
        @Nullable Instant lastTested,
        @Nullable Instant nextProbeAt,
        @Nullable Convergence convergence,
        @Nullable TestResult test) {

    /// What is known of a key besides its own row: what it has cost, as usage-service last told, when a key that
    /// is at fault is probed next, and until when the secret before the present one can be brought back.
    record Observed(
            Money today,
            Money month,
            @Nullable Instant lastUsed,
            @Nullable Instant asOf,
            @Nullable Instant nextProbeAt,
            @Nullable Instant previousValidUntil) {
        static final Observed NONE = new Observed(Money.ZERO, Money.ZERO, null, null, null, null);

        /// As it is once another secret has taken over and the one before is kept until then.
        Observed keepingPrevious(Instant until) {
            return new Observed(today, month, lastUsed, asOf, nextProbeAt, until);
        }
    }

    static ProviderKeyView of(ProviderKey key, Observed observed, @Nullable TestResult test) {
        return new ProviderKeyView(
                key.id(),
                key.tenantId(),
                key.version(),
                key.settings().provider(),
                key.providerName(),
                key.tenantId().equals(PlatformTenant.ID) ? KeySource.SHARED : KeySource.OWN,
                key.settings().endpoint(),
                key.settings().region(),
                key.settings().projectId(),
                key.settings().config(),
                key.modelsEnabled(),
                key.state().status(),
                key.state().reason(),
                key.state().lastError(),
                key.limits().daily(),
                key.limits().monthly(),
                key.limits().dailyRequests(),
                key.limits().dailyTokens(),
                key.limits().weight(),
                key.limits().maxConcurrency(),
                key.limits().rpm(),
                key.limits().tpm(),
                key.limits().expiresAt(),
                observed.today(),
                observed.month(),
                observed.lastUsed(),
                observed.asOf(),
                key.material().fingerprint(),
                key.material().last4(),
                key.times().created(),
                key.times().updated(),
                key.times().rotated(),
                observed.previousValidUntil(),
                key.times().lastTested(),
                key.state().status() == KeyStatus.ERROR ? observed.nextProbeAt() : null,
                null,
                test);
    }

    ProviderKeyView with(Convergence state) {
        return new ProviderKeyView(
                id,
                tenantId,
                version,
                provider,
                providerName,
                keySource,
                endpoint,
                region,
                projectId,
                config,
                modelsEnabled,
                status,
                statusReason,
                lastError,
                dailyLimit,
                monthlyBudget,
                dailyRequests,
                dailyTokens,
                weight,
                maxConcurrency,
                rpm,
                tpm,
                expiresAt,
                usageToday,
                usageMonth,
                lastUsed,
                usageAsOf,
                fingerprint,
                last4,
                created,
                updated,
                rotated,
                previousValidUntil,
                lastTested,
                nextProbeAt,
                state,
                test);
    }
}
