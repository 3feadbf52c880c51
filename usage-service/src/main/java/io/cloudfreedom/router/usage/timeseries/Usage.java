package io.cloudfreedom.router.usage.timeseries;

import io.cloudfreedom.router.usage.report.Measures;
import io.cloudfreedom.router.usage.report.Reports;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads usage by when it happened: days and months from the sums, hours from the ledger's lines.
final class Usage {
    private static final String SUMMARY = """
            select %s from usage_daily u join tenant t on t.id = u.tenant_id
            where u.day >= %s and u.day <= (now() at time zone t.timezone)::date
                and ($1::uuid is null or u.tenant_id = $1)
            """;

    private static final String TODAY = SUMMARY.formatted(Measures.COLUMNS, "(now() at time zone t.timezone)::date");

    private static final String THIS_MONTH =
            SUMMARY.formatted(Measures.COLUMNS, "date_trunc('month', now() at time zone t.timezone)::date");

    private static final String ZONE = """
            select coalesce((select timezone from tenant where id = $1), 'UTC') as timezone
            """;

    private static final String BY_DAY = """
            select u.day, %s from usage_daily u
            where u.day >= $1 and u.day <= $2 and ($3::uuid is null or u.tenant_id = $3)
            group by u.day
            """.formatted(Measures.COLUMNS);

    /// `$4` are the starts of all periods, in order.
    private static final String BY_HOUR = """
            with u as (
                select width_bucket(e.admitted, $4::timestamptz[]) as period, e.requests,
                    case when e.overrun then 0 when e.kind = 'booking' then 1 else -1 end as attempts, e.input_tokens, e.cached_input_tokens,
                    e.cache_write_tokens, e.cache_write_1h_tokens, e.output_tokens, e.reasoning_tokens, e.cost,
                    e.billed, e.key_source
                from ledger_entry e
                where e.admitted >= $1 and e.admitted < $2 and ($3::uuid is null or e.tenant_id = $3))
            select u.period, %s from u group by u.period
            """.formatted(Measures.COLUMNS);

    private Usage() {}

    /// What was used today and this month, each tenant by its own calendar.
    static Uni<Summary> summary(SqlConnection tx, @Nullable UUID tenant) {
        return sum(tx, TODAY, tenant)
                .chain(today -> sum(tx, THIS_MONTH, tenant).map(month -> new Summary(Reports.CURRENCY, today, month)));
    }

    /// The tenant's zone; UTC for many tenants.
    static Uni<ZoneId> zone(SqlConnection tx, @Nullable UUID tenant) {
        return tx.preparedQuery(ZONE)
                .execute(Tuple.of(tenant))
                .map(rows -> ZoneId.of(rows.iterator().next().getString("timezone")));
    }

    static Uni<Timeseries> series(
            SqlConnection tx, Interval interval, LocalDate first, LocalDate last, ZoneId zone, @Nullable UUID tenant) {
        List<Period> periods = Period.of(interval, first, last, zone);
        Uni<Map<String, Measures>> sums = switch (interval) {
            case HOUR -> byHour(tx, periods, tenant);
            case DAY -> byDay(tx, first, last, tenant, LocalDate::toString);
            case MONTH ->
                byDay(
                        tx,
                        first.withDayOfMonth(1),
                        YearMonth.from(last).atEndOfMonth(),
                        tenant,
                        day -> YearMonth.from(day).toString());
        };
        return sums.map(measures -> new Timeseries(
                interval.name().toLowerCase(Locale.ROOT),
                zone.getId(),
                Reports.CURRENCY,
                periods.stream().map(period -> point(period, measures)).toList()));
    }

    private static Timeseries.Point point(Period period, Map<String, Measures> measures) {
        return new Timeseries.Point(
                period.name(), period.start(), period.end(), measures.getOrDefault(period.name(), Measures.ZERO));
    }

    private static Uni<Map<String, Measures>> byDay(
            SqlConnection tx,
            LocalDate first,
            LocalDate last,
            @Nullable UUID tenant,
            Function<LocalDate, String> name) {
        return tx.preparedQuery(BY_DAY)
                .execute(Tuple.of(first, last, tenant))
                .map(rows -> gather(rows, row -> name.apply(row.getLocalDate("day"))));
    }

    private static Uni<Map<String, Measures>> byHour(SqlConnection tx, List<Period> periods, @Nullable UUID tenant) {
        OffsetDateTime[] starts =
                periods.stream().map(p -> p.start().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
        OffsetDateTime end = periods.getLast().end().atOffset(ZoneOffset.UTC);
        return tx.preparedQuery(BY_HOUR)
                .execute(Tuple.of(starts[0], end, tenant).addArrayOfOffsetDateTime(starts))
                .map(rows -> gather(
                        rows, row -> periods.get(row.getInteger("period") - 1).name()));
    }

    private static Map<String, Measures> gather(RowSet<Row> rows, Function<Row, String> period) {
        Map<String, Measures> sums = new HashMap<>();
        rows.forEach(row -> sums.merge(period.apply(row), Measures.of(row), Measures::plus));
        return sums;
    }

    private static Uni<Measures> sum(SqlConnection tx, String sql, @Nullable UUID tenant) {
        return tx.preparedQuery(sql)
                .execute(Tuple.of(tenant))
                .map(rows -> Measures.of(rows.iterator().next()));
    }
}
