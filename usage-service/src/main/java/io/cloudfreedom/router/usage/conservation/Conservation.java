package io.cloudfreedom.router.usage.conservation;

import io.cloudfreedom.router.contracts.Money;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Whether the books agree with each other, all read at one moment.
record Conservation(
        @Schema(
                description = "Whether nothing is lost: requests = settled + open + suspense, ledger = sums = reports, "
                        + "every settled request is in the ledger as it was settled, and what windows hold is what leases "
                        + "promise")
        boolean conserved,

        @Schema(description = "Requests that any witness told of")
        long requests,

        @Schema(description = "Booked by what a witness knew")
        long settledRequests,

        @Schema(description = "Accepted by a LiteLLM, and nobody knows yet how they ended")
        long openRequests,

        @Schema(description = "Booked at their worst case, because nobody can tell")
        long suspenseRequests,

        @Schema(description = "Requests whose end an agent told and that are not booked: 0")
        long unbookedRequests,

        @Schema(description = "Requests whose ledger lines are not what was settled: 0")
        long misbookedRequests,

        @Schema(description = "Sums by day whose ledger lines come to something else: 0")
        long differingSums,

        @Schema(description = "Months whose report comes to something else than their ledger: 0")
        long differingReports,

        @Schema(implementation = String.class, examples = "1204.481200000")
        Money ledgerCost,

        @Schema(implementation = String.class, examples = "1204.481200000")
        Money reportedCost,

        @Schema(description = "What day windows hold, in all units together")
        long held,

        @Schema(description = "What leases promise of it") long promised,

        @Schema(implementation = String.class, description = "Counted as spent by tenants without evidence")
        Money suspense,

        @Schema(description = "Requests whose two exact witnesses differ; the larger is booked")
        long discrepancies) {
    /// One statement, so one snapshot. `reported_*` come from the reports.
    static final String QUERY = """
            with lines as (
                select month, day, tenant_id, virtual_key_id, provider_key_id, provider, model, key_source,
                    sum(requests) as requests, sum(case when overrun then 0 when kind = 'booking' then 1 else -1 end)
                        as attempts,
                    sum(input_tokens) as input_tokens, sum(cached_input_tokens) as cached_input_tokens,
                    sum(cache_write_tokens) as cache_write_tokens,
                    sum(cache_write_1h_tokens) as cache_write_1h_tokens, sum(output_tokens) as output_tokens,
                    sum(reasoning_tokens) as reasoning_tokens, sum(cost) as cost, sum(billed) as billed
                from ledger_entry group by 1, 2, 3, 4, 5, 6, 7, 8),
            booked as (select request_id, sum(cost) as cost, sum(billed) as billed from ledger_entry group by 1),
            settled as (
                select s.request_id, s.booking::json ->> 'quality' = 'unknown' as suspense,
                    (select coalesce(sum((line ->> 'cost')::bigint), 0)
                        from json_array_elements(s.booking::json -> 'lines') line) as cost,
                    (select coalesce(sum((line ->> 'billed')::bigint), 0)
                        from json_array_elements(s.booking::json -> 'lines') line) as billed
                from settlement s where s.booking is not null)
            select
                (select count(distinct request_id) from usage_record) as requests,
                (select count(*) from settled where not suspense) as settled_requests,
                (select count(*) from settlement where booking is null) as open_requests,
                (select count(*) from settled where suspense) as suspense_requests,
                (select count(*) from settlement s where s.booking is null
                    and exists (select from usage_record r where r.request_id = s.request_id and r.source = 'usage')
                    and exists (select from usage_record r where r.request_id = s.request_id and r.source = 'accepted'))
                    as unbooked_requests,
                (select count(*) from booked b full join settled s on s.request_id = b.request_id
                    where coalesce(b.cost, 0) <> coalesce(s.cost, 0)
                        or coalesce(b.billed, 0) <> coalesce(s.billed, 0)) as misbooked_requests,
                (select count(*)
                    from lines l
                        full join usage_daily u using
                            (month, day, tenant_id, virtual_key_id, provider_key_id, provider, model, key_source)
                    where (coalesce(l.requests, 0), coalesce(l.attempts, 0), coalesce(l.input_tokens, 0),
                            coalesce(l.cached_input_tokens, 0), coalesce(l.cache_write_tokens, 0),
                            coalesce(l.cache_write_1h_tokens, 0), coalesce(l.output_tokens, 0),
                            coalesce(l.reasoning_tokens, 0), coalesce(l.cost, 0), coalesce(l.billed, 0))
                        <> (coalesce(u.requests, 0), coalesce(u.attempts, 0), coalesce(u.input_tokens, 0),
                            coalesce(u.cached_input_tokens, 0), coalesce(u.cache_write_tokens, 0),
                            coalesce(u.cache_write_1h_tokens, 0), coalesce(u.output_tokens, 0),
                            coalesce(u.reasoning_tokens, 0), coalesce(u.cost, 0), coalesce(u.billed, 0)))
                    as differing_sums,
                (select coalesce(sum(cost), 0)::bigint from ledger_entry) as ledger_cost,
                (select coalesce(sum(held), 0)::bigint from budget_window where kind = 'day') as held,
                (select coalesce(sum(greatest(granted - settled, 0)), 0)::bigint from lease
                    where state in ('open', 'lost') and day_start is not null) as promised,
                (select coalesce(sum(suspense), 0)::bigint from lease
                    where state = 'suspense' and account like 'tenant/%/usd') as suspense,
                (select count(*) from discrepancy) as discrepancies
            """;

    Conservation {
        Objects.requireNonNull(ledgerCost, "ledgerCost is null");
        Objects.requireNonNull(reportedCost, "reportedCost is null");
        Objects.requireNonNull(suspense, "suspense is null");
    }

    /// @param differingReports months whose report is not the sum of their ledger
    /// @param reportedCost of all months' reports
    static Conservation of(Row row, long differingReports, Money reportedCost) {
        long requests = row.getLong("requests");
        long settled = row.getLong("settled_requests");
        long open = row.getLong("open_requests");
        long suspense = row.getLong("suspense_requests");
        long unbooked = row.getLong("unbooked_requests");
        long misbooked = row.getLong("misbooked_requests");
        long differingSums = row.getLong("differing_sums");
        long held = row.getLong("held");
        long promised = row.getLong("promised");
        Money ledgerCost = Money.ofNanoUsd(row.getLong("ledger_cost"));
        boolean booked = requests == settled + open + suspense && unbooked == 0 && misbooked == 0;
        boolean reported = differingSums == 0 && differingReports == 0 && ledgerCost.equals(reportedCost);
        return new Conservation(
                booked && reported && held == promised,
                requests,
                settled,
                open,
                suspense,
                unbooked,
                misbooked,
                differingSums,
                differingReports,
                ledgerCost,
                reportedCost,
                held,
                promised,
                Money.ofNanoUsd(row.getLong("suspense")),
                row.getLong("discrepancies"));
    }
}
