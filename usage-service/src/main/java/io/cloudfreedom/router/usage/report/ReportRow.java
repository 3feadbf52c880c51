package io.cloudfreedom.router.usage.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One group of a report; dimensions that it is not grouped by are absent, and a platform fee has none but
/// the tenant. A tenant sees no provider key of others: shared keys are one group without an id.
@Schema(requiredProperties = {"charge", "currency"})
public record ReportRow(
        Charge charge,

        @Schema(
                implementation = String.class,
                nullable = true,
                description = "The closed month that a correction belongs to",
                examples = "2026-10")
        @Nullable
        YearMonth corrects,

        @Nullable UUID tenantId,
        @Nullable String tenantName,
        @Nullable UUID providerKeyId,
        @Nullable String providerKeyName,
        @Nullable UUID virtualKeyId,
        @Nullable String virtualKeyName,
        @Nullable String provider,
        @Nullable String model,

        @Schema(
                description = "Whose key served: own, shared, or fallback (a shared one after an own one failed)",
                enumeration = {"own", "shared", "fallback"},
                nullable = true)
        @Nullable
        String keySource,

        @Nullable LocalDate day,

        @Schema(description = "Of the row's amounts: usage is in USD, a fee in the tenant's currency", examples = "USD")
        String currency,

        @JsonUnwrapped Measures measures) {
    public ReportRow {
        Objects.requireNonNull(charge, "charge is null");
        Objects.requireNonNull(currency, "currency is null");
        Objects.requireNonNull(measures, "measures is null");
    }
}
