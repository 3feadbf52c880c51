package io.cloudfreedom.router.usage.statement;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.usage.report.Measures;
import io.cloudfreedom.router.usage.report.Payable;
import io.cloudfreedom.router.usage.report.ReportRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One tenant's month: its fee, its usage and its corrections, once by provider key and model, once by virtual key.
/// The platform's own keys are one line without an id.
public record Statement(
        @Schema(implementation = String.class, examples = "2026-11")
        YearMonth month,

        @Schema(description = "Whether the month is closed: then this never changes again")
        boolean closed,

        @Schema(description = "Who invoices", examples = "CloudFreedom")
        String issuer,

        UUID tenantId,
        @Nullable String tenantName,

        @Schema(description = "Of the tenant's calendar", examples = "Europe/Berlin")
        String timezone,

        @Schema(description = "The first moment of the month")
        Instant periodStart,

        @Schema(description = "The first moment after it") Instant periodEnd,

        @Schema(description = "Of total, and of every line of usage", examples = "USD")
        String currency,

        @Schema(description = "By provider key, provider, model and key source")
        List<ReportRow> lines,

        @Schema(description = "The same usage by virtual key; without fees")
        List<ReportRow> virtualKeys,

        Measures total,

        @Schema(description = "What is owed, in each currency")
        List<Payable> payable) {
    public Statement {
        Objects.requireNonNull(month, "month is null");
        Objects.requireNonNull(issuer, "issuer is null");
        Objects.requireNonNull(tenantId, "tenantId is null");
        Objects.requireNonNull(timezone, "timezone is null");
        Objects.requireNonNull(periodStart, "periodStart is null");
        Objects.requireNonNull(periodEnd, "periodEnd is null");
        Objects.requireNonNull(currency, "currency is null");
        lines = List.copyOf(lines);
        virtualKeys = List.copyOf(virtualKeys);
        Objects.requireNonNull(total, "total is null");
        payable = List.copyOf(payable);
    }

    /// The document.
    public byte[] json() {
        return ContractJson.write(this).getBytes(StandardCharsets.UTF_8);
    }
}
