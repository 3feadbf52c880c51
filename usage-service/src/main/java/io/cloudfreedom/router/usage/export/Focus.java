package io.cloudfreedom.router.usage.export;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.tenancy.Pages;
import io.cloudfreedom.router.usage.csv.CsvText;
import io.cloudfreedom.router.usage.report.Measures;
import io.cloudfreedom.router.usage.report.Reports;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A month in FOCUS 1.2: a line for each day, tenant, virtual key, provider key and model, and one for each fee.
final class Focus {
    private static final int PAGE = 1_000;

    /// The bounds of the month in the tenant's zone; `$1` is the month, `f` has the zone.
    private static final String BILLING_PERIOD = """
            ($1::date)::timestamp at time zone coalesce(f.timezone, 'UTC') as billing_start,
            ($1::date + interval '1 month') at time zone coalesce(f.timezone, 'UTC') as billing_end
            """;

    private static final String FEES = """
            select f.tenant_id, f.currency, f.platform_fee, t.name as tenant_name, %s
            from terms_of_month($1) f
                left join names_of_month($1) t on t.kind = 'tenant' and t.id = f.tenant_id
            where f.platform_fee > 0 and ($2::uuid is null or f.tenant_id = $2)
            order by f.tenant_id
            """.formatted(BILLING_PERIOD);

    private final YearMonth month;
    private final String issuer;

    /// @param issuer who invoices the tenants
    Focus(YearMonth month, String issuer) {
        this.month = month;
        this.issuer = issuer;
    }

    /// @param tx a transaction, as long as the stream
    /// @param tenant only this one; null for all that the scope may see
    Multi<byte[]> csv(SqlConnection tx, Scope scope, @Nullable UUID tenant) {
        Tuple parameters = Tuple.of(month.atDay(1), tenant);
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom()
                                .item(() ->
                                        new CsvText().header(FocusRow.HEADER).bytes()),
                        Pages.of(tx, usage(scope), parameters, PAGE).map(page -> lines(page, this::usage)),
                        Pages.of(tx, FEES, parameters, PAGE).map(page -> lines(page, this::fee)));
    }

    private static String usage(Scope scope) {
        return """
            with u as (
                select u.tenant_id, u.day, u.virtual_key_id, u.provider, u.model, u.key_source, u.provider_key_id, %2$s
                from (select u.day, u.tenant_id, u.virtual_key_id, u.provider, u.model, u.key_source, u.requests,
                        u.attempts, u.input_tokens, u.cached_input_tokens, u.cache_write_tokens,
                        u.cache_write_1h_tokens, u.output_tokens, u.reasoning_tokens, u.cost, u.billed,
                        %1$s as provider_key_id
                    from usage_daily u
                    where u.month = $1 and ($2::uuid is null or u.tenant_id = $2)) u
                group by u.tenant_id, u.day, u.virtual_key_id, u.provider, u.model, u.key_source, u.provider_key_id)
            select u.*, t.name as tenant_name, v.name as virtual_key_name, k.name as provider_key_name, %3$s,
                u.day::timestamp at time zone coalesce(f.timezone, 'UTC') as charge_start,
                (u.day + 1)::timestamp at time zone coalesce(f.timezone, 'UTC') as charge_end
            from u
                left join terms_of_month($1) f on f.tenant_id = u.tenant_id
                left join names_of_month($1) t on t.kind = 'tenant' and t.id = u.tenant_id
                left join names_of_month($1) v on v.kind = 'virtual_key' and v.id = u.virtual_key_id
                left join names_of_month($1) k on k.kind = 'provider_key' and k.id = u.provider_key_id
            order by u.tenant_id, u.day, u.virtual_key_id, u.provider collate "C", u.model collate "C",
                u.key_source collate "C", u.provider_key_id
            """.formatted(Reports.visibleKey(scope), Measures.COLUMNS, BILLING_PERIOD);
    }

    private static byte[] lines(RowSet<Row> page, Function<Row, FocusRow> line) {
        CsvText csv = new CsvText();
        page.forEach(row -> line.apply(row).write(csv));
        return csv.bytes();
    }

    private FocusRow usage(Row row) {
        Measures measures = Measures.of(row);
        LocalDate day = row.getLocalDate("day");
        String model = row.getString("model");
        String keySource = row.getString("key_source");
        Vendor vendor = Vendor.of(row.getString("provider"));
        boolean own = keySource.equals("own");
        return new FocusRow(
                instant(row, "billing_start"),
                instant(row, "billing_end"),
                instant(row, "charge_start"),
                instant(row, "charge_end"),
                row.getUUID("tenant_id"),
                row.getString("tenant_name"),
                row.getUUID("virtual_key_id"),
                row.getString("virtual_key_name"),
                FocusRow.Kind.REQUESTS,
                day.isBefore(month.atDay(1)) ? YearMonth.from(day) : null,
                model + " of " + vendor.service() + " with " + (own ? "an own" : "a shared") + " key",
                Reports.CURRENCY,
                measures.billed(),
                own ? vendor.publisher() : issuer,
                own ? vendor.publisher() : issuer,
                vendor,
                measures.inputTokens() + measures.outputTokens(),
                new FocusRow.Details(
                        measures.requests(),
                        measures.inputTokens(),
                        measures.cachedInputTokens(),
                        measures.cacheWriteTokens(),
                        measures.outputTokens(),
                        measures.reasoningTokens(),
                        model,
                        keySource,
                        row.getUUID("provider_key_id"),
                        row.getString("provider_key_name"),
                        measures.cost(),
                        measures.markup()));
    }

    private FocusRow fee(Row row) {
        Money fee = Reports.amount(row.getBigDecimal("platform_fee"));
        Instant start = instant(row, "billing_start");
        Instant end = instant(row, "billing_end");
        return new FocusRow(
                start,
                end,
                start,
                end,
                row.getUUID("tenant_id"),
                row.getString("tenant_name"),
                null,
                null,
                FocusRow.Kind.PLATFORM_FEE,
                null,
                "Platform fee",
                row.getString("currency"),
                fee,
                issuer,
                issuer,
                new Vendor(issuer, "AI Router"),
                1,
                FocusRow.Details.OF_A_FEE);
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
