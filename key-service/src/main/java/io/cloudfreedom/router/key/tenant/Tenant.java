package io.cloudfreedom.router.key.tenant;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.catalog.KeyPolicy;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.key.page.Columns;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A tenant as its row says and as the API shows it. Limits are US dollars of provider cost: null is no limit, 0 is
/// nothing. `platformFee` is an amount of `currency` per calendar month.
public record Tenant(
        UUID id,
        long version,
        String name,
        String slug,
        @Nullable String domain,
        @Nullable String type,
        Status status,
        Tier tier,
        String timezone,
        String currency,
        @Schema(implementation = String.class) @Nullable Money dailyLimit,
        @Schema(implementation = String.class) @Nullable Money monthlyBudget,
        @Nullable Long dailyRequests,
        @Nullable Long dailyTokens,
        @Nullable Integer rpm,
        @Nullable Integer tpm,
        @Nullable Integer maxOutputTokens,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(implementation = String.class)
        BigDecimal markupPercent,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(implementation = String.class)
        BigDecimal platformFee,

        Map<String, KeyPolicy> keyPolicy,
        boolean fallbackOnLimit,
        Instant created,
        Instant updated) {
    public Tenant {
        keyPolicy = Map.copyOf(keyPolicy);
    }

    /// The names in the policy that are neither a provider nor the default.
    List<String> modelsWithPolicy() {
        Set<String> providers =
                Arrays.stream(Provider.values()).map(Provider::json).collect(Collectors.toSet());
        return keyPolicy.keySet().stream()
                .filter(name -> !name.equals(TenantFields.DEFAULT_POLICY) && !providers.contains(name))
                .sorted()
                .toList();
    }

    TenantChanged changed(Change change) {
        return new TenantChanged(
                id,
                version,
                change,
                name,
                slug,
                domain,
                type,
                status,
                tier,
                timezone,
                currency,
                Columns.nanoUsd(dailyLimit),
                Columns.nanoUsd(monthlyBudget),
                dailyRequests,
                dailyTokens,
                rpm,
                tpm,
                maxOutputTokens,
                markupPercent,
                platformFee,
                keyPolicy,
                fallbackOnLimit,
                updated);
    }

    /// The fields that a request may set.
    TenantFields fields() {
        return new TenantFields(
                name,
                slug,
                domain,
                type,
                status,
                tier,
                timezone,
                currency,
                dailyLimit,
                monthlyBudget,
                dailyRequests,
                dailyTokens,
                rpm,
                tpm,
                maxOutputTokens,
                markupPercent,
                platformFee,
                keyPolicy,
                fallbackOnLimit);
    }
}
