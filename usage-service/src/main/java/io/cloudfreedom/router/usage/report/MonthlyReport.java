package io.cloudfreedom.router.usage.report;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A month's sums of the ledger, in groups and in all.
///
/// @param closed whether it can still change
/// @param total of the rows in `currency`
public record MonthlyReport(
        @Schema(implementation = String.class, examples = "2026-11")
        YearMonth month,

        @Schema(description = "Whether the month is closed: then this never changes again")
        boolean closed,

        @Schema(description = "Of total, and of every row of usage", examples = "USD")
        String currency,

        List<String> groupBy,
        List<ReportRow> rows,

        @Schema(description = "Sum of the rows in currency") Measures total,

        @Schema(description = "What all rows come to, in each of their currencies")
        List<Payable> payable) {
    public MonthlyReport {
        Objects.requireNonNull(month, "month is null");
        Objects.requireNonNull(currency, "currency is null");
        groupBy = List.copyOf(groupBy);
        rows = List.copyOf(rows);
        Objects.requireNonNull(total, "total is null");
        payable = List.copyOf(payable);
    }

    static MonthlyReport of(
            YearMonth month, boolean closed, String currency, Set<Dimension> groupBy, List<ReportRow> rows) {
        return new MonthlyReport(
                month,
                closed,
                currency,
                groupBy.stream().map(Dimension::json).toList(),
                rows,
                rows.stream()
                        .filter(row -> row.currency().equals(currency))
                        .map(ReportRow::measures)
                        .reduce(Measures.ZERO, Measures::plus),
                Payable.of(rows));
    }
}
