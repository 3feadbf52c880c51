package io.cloudfreedom.router.usage.report;

import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads sums of the ledger.
@ApplicationScoped
class Reports {
    private static final String CURRENCY = "USD";

    private static final String SUMMARY = """
            select %s from usage_daily u join tenant t on t.id = u.tenant_id
            where u.day >= %s and u.day <= (now() at time zone t.timezone)::date
                and ($1::uuid is null or u.tenant_id = $1)
            """;

    private static final String TODAY = SUMMARY.formatted(Measures.COLUMNS, "(now() at time zone t.timezone)::date");

    private static final String THIS_MONTH =
            SUMMARY.formatted(Measures.COLUMNS, "date_trunc('month', now() at time zone t.timezone)::date");

    private final Database database;

    Reports(Database database) {
        this.database = database;
    }

    /// @param tenant only this one; null for all that the scope may see
    Uni<MonthlyReport> monthly(Scope scope, YearMonth month, Set<Dimension> groupBy, @Nullable UUID tenant) {
        Tuple parameters = Tuple.tuple()
                .addLocalDate(month.atDay(1))
                .addLocalDate(month.plusMonths(1).atDay(1))
                .addUUID(tenant);
        return database.inTransaction(
                        scope, tx -> tx.preparedQuery(sql(scope, groupBy)).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row(row, groupBy))
                        .toList())
                .map(rows -> new MonthlyReport(
                        month,
                        CURRENCY,
                        groupBy.stream().map(Dimension::json).toList(),
                        rows,
                        rows.stream().map(ReportRow::measures).reduce(Measures.ZERO, Measures::plus)));
    }

    /// What was used today and this month, each tenant by its own calendar.
    Uni<Summary> summary(Scope scope, @Nullable UUID tenant) {
        return database.inTransaction(
                scope,
                tx -> measures(tx, TODAY, tenant)
                        .chain(today ->
                                measures(tx, THIS_MONTH, tenant).map(month -> new Summary(CURRENCY, today, month))));
    }

    private static Uni<Measures> measures(SqlConnection tx, String sql, @Nullable UUID tenant) {
        return tx.preparedQuery(sql)
                .execute(Tuple.tuple().addUUID(tenant))
                .map(rows -> Measures.of(rows.iterator().next()));
    }

    /// `%1$s` are the dimensions, `%2$s` the measures, `%5$s` the names; `$3` is a tenant or null.
    private static String sql(Scope scope, Set<Dimension> groupBy) {
        String columns = groupBy.stream().map(Dimension::column).collect(Collectors.joining(", "));
        return """
            with u as (
                select %1$s%2$s from (
                    select u.day, u.tenant_id, u.virtual_key_id, u.provider, u.model, u.key_source, u.requests,
                        u.attempts, u.input_tokens, u.cached_input_tokens, u.cache_write_tokens,
                        u.cache_write_1h_tokens, u.output_tokens, u.reasoning_tokens, u.cost, u.billed,
                        %3$s as provider_key_id
                    from usage_daily u
                    where u.day >= $1 and u.day < $2 and ($3::uuid is null or u.tenant_id = $3)) u
                %4$s)
            select u.*%5$s from u%6$s
            order by %7$s
            """.formatted(
                        columns.isEmpty() ? "" : columns + ", ",
                        Measures.COLUMNS,
                        visibleKey(scope),
                        columns.isEmpty() ? "" : "group by " + columns,
                        names(groupBy, ", %1$s.name as %1$s_name"),
                        names(groupBy, " left join %1$s on %1$s.id = u.%1$s_id"),
                        columns.isEmpty() ? "1" : columns);
    }

    /// The platform's keys are nobody else's business.
    private static String visibleKey(Scope scope) {
        return switch (scope) {
            case Scope.AllTenants all -> "u.provider_key_id";
            case Scope.OneTenant one -> "case when u.key_source = 'own' then u.provider_key_id end";
        };
    }

    private static String names(Set<Dimension> groupBy, String format) {
        return Stream.of(Dimension.TENANT, Dimension.PROVIDER_KEY, Dimension.VIRTUAL_KEY)
                .filter(groupBy::contains)
                .map(d -> format.formatted(d.json()))
                .collect(Collectors.joining());
    }

    private static ReportRow row(Row row, Set<Dimension> groupBy) {
        return new ReportRow(
                groupBy.contains(Dimension.TENANT) ? row.getUUID("tenant_id") : null,
                groupBy.contains(Dimension.TENANT) ? row.getString("tenant_name") : null,
                groupBy.contains(Dimension.PROVIDER_KEY) ? row.getUUID("provider_key_id") : null,
                groupBy.contains(Dimension.PROVIDER_KEY) ? row.getString("provider_key_name") : null,
                groupBy.contains(Dimension.VIRTUAL_KEY) ? row.getUUID("virtual_key_id") : null,
                groupBy.contains(Dimension.VIRTUAL_KEY) ? row.getString("virtual_key_name") : null,
                groupBy.contains(Dimension.PROVIDER) ? row.getString("provider") : null,
                groupBy.contains(Dimension.MODEL) ? row.getString("model") : null,
                groupBy.contains(Dimension.KEY_SOURCE) ? row.getString("key_source") : null,
                day(row, groupBy),
                Measures.of(row));
    }

    private static @Nullable LocalDate day(Row row, Set<Dimension> groupBy) {
        return groupBy.contains(Dimension.DAY) ? row.getLocalDate("day") : null;
    }
}
