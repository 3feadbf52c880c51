package io.cloudfreedom.router.usage.report;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.kit.identity.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads monthly reports: sums of the ledger that are kept with every booking, and the month's fees.
public final class Reports {
    /// Of every amount of usage.
    public static final String CURRENCY = "USD";

    private static final int NANO = 9;

    private static final String CLOSED = "select exists (select from closed_month where month = $1) as closed";

    private Reports() {}

    /// @param tenant only this one; null for all that the scope may see
    public static Uni<MonthlyReport> monthly(
            SqlConnection tx, Scope scope, YearMonth month, Set<Dimension> groupBy, @Nullable UUID tenant) {
        Tuple parameters = Tuple.of(month.atDay(1), tenant);
        return tx.preparedQuery(CLOSED)
                .execute(Tuple.of(month.atDay(1)))
                .map(rows -> rows.iterator().next().getBoolean("closed"))
                .chain(closed -> tx.preparedQuery(usage(scope, groupBy))
                        .execute(parameters)
                        .chain(usage -> tx.preparedQuery(fees(groupBy))
                                .execute(parameters)
                                .map(fees -> MonthlyReport.of(
                                        month,
                                        closed,
                                        CURRENCY,
                                        groupBy,
                                        Stream.concat(
                                                        StreamSupport.stream(usage.spliterator(), false)
                                                                .map(row -> usage(row, groupBy)),
                                                        StreamSupport.stream(fees.spliterator(), false)
                                                                .map(row -> fee(row, groupBy)))
                                                .toList()))));
    }

    /// The platform's keys are nobody else's business.
    public static String visibleKey(Scope scope) {
        return switch (scope) {
            case Scope.AllTenants all -> "u.provider_key_id";
            case Scope.OneTenant one -> "case when u.key_source = 'own' then u.provider_key_id end";
        };
    }

    /// `$1` is the month, `$2` a tenant or null. `%1$s` are the dimensions, `%2$s` the measures, `%4$s` the names.
    private static String usage(Scope scope, Set<Dimension> groupBy) {
        String columns = groupBy.stream().map(d -> d.column() + ", ").collect(Collectors.joining());
        return """
            with u as (
                select %1$su.corrects, %2$s from (
                    select u.day, u.tenant_id, u.virtual_key_id, u.provider, u.model, u.key_source, u.requests,
                        u.attempts, u.input_tokens, u.cached_input_tokens, u.cache_write_tokens,
                        u.cache_write_1h_tokens, u.output_tokens, u.reasoning_tokens, u.cost, u.billed,
                        %3$s as provider_key_id,
                        case when u.day < $1 then date_trunc('month', u.day)::date end as corrects
                    from usage_daily u
                    where u.month = $1 and ($2::uuid is null or u.tenant_id = $2)) u
                group by %1$su.corrects)
            select u.*%4$s from u%5$s
            order by %6$su.corrects nulls first
            """.formatted(
                columns,
                Measures.COLUMNS,
                visibleKey(scope),
                names(groupBy, ", %1$s.name as %1$s_name"),
                names(groupBy, " left join names_of_month($1) %1$s on %1$s.kind = '%1$s' and %1$s.id = u.%1$s_id"),
                groupBy.stream().map(d -> d.order() + ", ").collect(Collectors.joining()));
    }

    private static String fees(Set<Dimension> groupBy) {
        boolean byTenant = groupBy.contains(Dimension.TENANT);
        return """
            select f.currency, sum(f.platform_fee) as fee%1$s
            from terms_of_month($1) f%2$s
            where f.platform_fee > 0 and ($2::uuid is null or f.tenant_id = $2)
            group by f.currency%3$s
            order by f.currency collate "C"%4$s
            """.formatted(
                        byTenant ? ", f.tenant_id, n.name as tenant_name" : "",
                        byTenant ? " left join names_of_month($1) n on n.kind = 'tenant' and n.id = f.tenant_id" : "",
                        byTenant ? ", f.tenant_id, n.name" : "",
                        byTenant ? ", f.tenant_id" : "");
    }

    private static String names(Set<Dimension> groupBy, String format) {
        return groupBy.stream()
                .filter(Dimension::isNamed)
                .map(d -> format.formatted(d.json()))
                .collect(Collectors.joining());
    }

    private static ReportRow usage(Row row, Set<Dimension> groupBy) {
        LocalDate corrects = row.getLocalDate("corrects");
        return new ReportRow(
                corrects == null ? Charge.USAGE : Charge.CORRECTION,
                corrects == null ? null : YearMonth.from(corrects),
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
                CURRENCY,
                Measures.of(row));
    }

    private static @Nullable LocalDate day(Row row, Set<Dimension> groupBy) {
        return groupBy.contains(Dimension.DAY) ? row.getLocalDate("day") : null;
    }

    private static ReportRow fee(Row row, Set<Dimension> groupBy) {
        boolean byTenant = groupBy.contains(Dimension.TENANT);
        return new ReportRow(
                Charge.PLATFORM_FEE,
                null,
                byTenant ? row.getUUID("tenant_id") : null,
                byTenant ? row.getString("tenant_name") : null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                row.getString("currency").toUpperCase(Locale.ROOT),
                Measures.ofFee(amount(row.getBigDecimal("fee"))));
    }

    /// A decimal number of a currency, exact.
    public static Money amount(BigDecimal decimal) {
        return Money.ofNanoUsd(decimal.movePointRight(NANO).longValueExact());
    }
}
