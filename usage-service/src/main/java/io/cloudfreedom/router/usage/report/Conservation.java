package io.cloudfreedom.router.usage.report;

import io.cloudfreedom.router.contracts.Money;
import io.vertx.mutiny.sqlclient.Row;

/// Whether the books agree with each other, all read at one moment.
///
/// @param conserved ledger = sums in money and requests, and what windows hold = what leases promise
/// @param settledRequests requests that are booked
/// @param openRequests requests that a LiteLLM accepted and whose end is not known yet
/// @param suspense counted as spent without evidence
/// @param discrepancies requests whose two exact witnesses differ
record Conservation(
        boolean conserved,
        Money ledgerCost,
        Money reportedCost,
        long ledgerRequests,
        long reportedRequests,
        long settledRequests,
        long openRequests,
        long held,
        long promised,
        long suspense,
        long discrepancies) {
    /// One statement, so one snapshot. Held and promised add up all units: they are compared, not shown to people.
    static final String QUERY = """
            select
                (select coalesce(sum(cost), 0)::bigint from ledger_entry) as ledger_cost,
                (select coalesce(sum(requests), 0)::bigint from ledger_entry) as ledger_requests,
                (select coalesce(sum(cost), 0)::bigint from usage_daily) as reported_cost,
                (select coalesce(sum(requests), 0)::bigint from usage_daily) as reported_requests,
                (select count(*) from settlement where booking is not null) as settled_requests,
                (select count(*) from settlement where booking is null) as open_requests,
                (select coalesce(sum(held), 0)::bigint from budget_window where kind = 'day') as held,
                (select coalesce(sum(greatest(granted - settled, 0)), 0)::bigint from lease
                    where state in ('open', 'lost') and day_start is not null) as promised,
                (select coalesce(sum(suspense), 0)::bigint from lease where state = 'suspense') as suspense,
                (select count(*) from discrepancy) as discrepancies
            """;

    static Conservation of(Row row) {
        Money ledgerCost = Money.ofNanoUsd(row.getLong("ledger_cost"));
        Money reportedCost = Money.ofNanoUsd(row.getLong("reported_cost"));
        long ledgerRequests = row.getLong("ledger_requests");
        long reportedRequests = row.getLong("reported_requests");
        long held = row.getLong("held");
        long promised = row.getLong("promised");
        return new Conservation(
                ledgerCost.equals(reportedCost) && ledgerRequests == reportedRequests && held == promised,
                ledgerCost,
                reportedCost,
                ledgerRequests,
                reportedRequests,
                row.getLong("settled_requests"),
                row.getLong("open_requests"),
                held,
                promised,
                row.getLong("suspense"),
                row.getLong("discrepancies"));
    }
}
