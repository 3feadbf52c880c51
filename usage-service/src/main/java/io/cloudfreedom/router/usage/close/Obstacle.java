package io.cloudfreedom.router.usage.close;

import io.cloudfreedom.router.kit.problem.Problem;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// Why a month cannot be closed yet, and what to do.
record Obstacle(String pointer, String remedy) {
    /// `$1` is the month. Only what is of this month or earlier stands in its way.
    static final String QUERY = """
            with zones as (
                select id, timezone, ($1::date + interval '1 month') at time zone timezone as month_end from tenant)
            select
                (select max(month_end) from zones) as last_end,
                (select timezone from zones order by month_end desc, timezone limit 1) as last_zone,
                coalesce((select max(month_end) from zones), ($1::date + interval '1 month') at time zone 'UTC')
                    <= now() as over,
                (select min(u.month) from usage_daily u where u.month < $1
                    and not exists (select from closed_month c where c.month = u.month)) as earlier,
                (select count(*) from settlement s
                    join usage_record r on r.request_id = s.request_id and r.source = 'accepted'
                    left join zones z on z.id = (r.payload::json -> 'admission' ->> 'tid')::uuid
                    where s.booking is null
                        and to_timestamp((r.payload::json -> 'admission' ->> 'iat')::bigint / 1000.0)
                            < coalesce(z.month_end, ($1::date + interval '1 month') at time zone 'UTC'))
                    as open_requests,
                (select count(*) from lease l where l.state = 'lost'
                    and coalesce(l.month_start, l.day_start, to_timestamp(l.fence_at / 1000.0))
                        < ($1::date + interval '1 month') at time zone 'UTC') as lost_leases,
                (select coalesce(sum(l.suspense), 0)::bigint from lease l
                    join account a on a.account = l.account join zones z on z.id = a.tenant_id
                    where l.state = 'suspense' and l.account like 'tenant/%/usd'
                        and date_trunc('month', coalesce(l.month_start, l.day_start) at time zone z.timezone)
                            = $1::date) as suspense
            """;

    static List<Obstacle> of(YearMonth month, Row row, boolean acceptSuspense) {
        List<Obstacle> obstacles = new ArrayList<>();
        if (!row.getBoolean("over")) {
            OffsetDateTime end = row.getOffsetDateTime("last_end");
            obstacles.add(new Obstacle(
                    "#/month",
                    month + " is not over everywhere: it ends in " + row.getString("last_zone") + " at "
                            + (end == null ? "its end" : end.toInstant()) + "; close it after that"));
        }
        if (row.getLocalDate("earlier") != null) {
            obstacles.add(new Obstacle(
                    "#/month", "close " + YearMonth.from(row.getLocalDate("earlier")) + " first, it has usage"));
        }
        if (row.getLong("open_requests") > 0) {
            obstacles.add(new Obstacle(
                    "#/month",
                    row.getLong("open_requests") + " requests of the month were accepted by a LiteLLM and have not "
                            + "ended in the books; wait until its agent has delivered its records"));
        }
        if (row.getLong("lost_leases") > 0) {
            obstacles.add(new Obstacle(
                    "#/month",
                    row.getLong("lost_leases") + " leases of the month are not settled; wait for the watermarks of "
                            + "the LiteLLM processes that may still hold usage, or until they are given up"));
        }
        if (row.getLong("suspense") > 0 && !acceptSuspense) {
            obstacles.add(new Obstacle(
                    "#/accept_suspense",
                    row.getLong("suspense") + " nano-USD were counted against limits without evidence (a LiteLLM's "
                            + "spool was lost); add accept_suspense=yes to close without them: what is "
                            + "proven later becomes a correction"));
        }
        return obstacles;
    }

    Problem.Violation violation() {
        return new Problem.Violation(pointer, remedy);
    }
}
