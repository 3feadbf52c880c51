package io.cloudfreedom.router.usage.report;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;

/// A month's sums of the ledger, in groups and in all.
record MonthlyReport(YearMonth month, String currency, List<String> groupBy, List<ReportRow> rows, Measures total) {
    MonthlyReport {
        Objects.requireNonNull(month, "month is null");
        Objects.requireNonNull(currency, "currency is null");
        groupBy = List.copyOf(groupBy);
        rows = List.copyOf(rows);
        Objects.requireNonNull(total, "total is null");
    }
}
