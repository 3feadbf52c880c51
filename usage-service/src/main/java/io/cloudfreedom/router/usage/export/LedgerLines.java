package io.cloudfreedom.router.usage.export;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.tenancy.Pages;
import io.cloudfreedom.router.usage.csv.CsvText;
import io.cloudfreedom.router.usage.report.Charge;
import io.cloudfreedom.router.usage.report.Reports;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A month's ledger, line by line in the order of requests, as CSV. Its columns are described in docs/reports.md.
///
/// It has ids and no names, and no number that another database would have given: the same records give the
/// same bytes.
public final class LedgerLines {
    private static final int PAGE = 1_000;
    private static final String USAGE = Charge.USAGE.json();
    private static final String CORRECTION = Charge.CORRECTION.json();

    private static final List<String> HEADER = List.of(
            "month",
            "charge",
            "corrects",
            "day",
            "admitted",
            "booked",
            "request_id",
            "revision",
            "kind",
            "attempt",
            "overrun",
            "tenant_id",
            "virtual_key_id",
            "provider_key_id",
            "provider",
            "model",
            "litellm_model",
            "key_source",
            "status",
            "outcome",
            "witness",
            "quality",
            "price_id",
            "requests",
            "input_tokens",
            "cached_input_tokens",
            "cache_write_tokens",
            "cache_write_1h_tokens",
            "output_tokens",
            "reasoning_tokens",
            "cost",
            "charged_cost",
            "markup",
            "billed",
            "currency");

    private LedgerLines() {}

    /// @param tx a transaction, as long as the stream
    /// @param tenant only this one; null for all that the scope may see
    public static Multi<byte[]> csv(SqlConnection tx, Scope scope, YearMonth month, @Nullable UUID tenant) {
        Multi<byte[]> header =
                Multi.createFrom().item(() -> new CsvText().header(HEADER).bytes());
        Multi<byte[]> lines =
                Pages.of(tx, sql(scope), Tuple.of(month.atDay(1), tenant), PAGE).map(page -> lines(page, month));
        return Multi.createBy().concatenating().streams(header, lines);
    }

    /// Read by position, so the order of its columns counts.
    private static String sql(Scope scope) {
        return """
            select u.day, u.admitted, u.booked, u.request_id, u.revision, u.kind, u.attempt,
                u.overrun, u.tenant_id, u.virtual_key_id, %s, u.provider, u.model, u.litellm_model, u.key_source, u.status, u.outcome,
                u.witness, u.quality, u.price_id, u.requests, u.input_tokens, u.cached_input_tokens,
                u.cache_write_tokens, u.cache_write_1h_tokens, u.output_tokens, u.reasoning_tokens, u.cost, u.billed
            from ledger_entry u
            where u.month = $1 and ($2::uuid is null or u.tenant_id = $2)
            order by u.request_id, u.revision, u.kind, u.attempt, u.overrun
            """.formatted(Reports.visibleKey(scope));
    }

    private static byte[] lines(RowSet<Row> page, YearMonth month) {
        CsvText csv = new CsvText();
        LocalDate first = month.atDay(1);
        String name = month.toString();
        for (Row row : page) {
            line(csv.word(name), row, first);
        }
        return csv.bytes();
    }

    private static void line(CsvText csv, Row row, LocalDate first) {
        LocalDate day = row.getLocalDate(0);
        boolean correction = day.isBefore(first);
        csv.word(correction ? CORRECTION : USAGE)
                .word(correction ? YearMonth.from(day) : null)
                .day(day)
                .moment(row.getOffsetDateTime(1))
                .moment(row.getOffsetDateTime(2))
                .word(row.getUUID(3))
                .number(row.getInteger(4))
                .word(row.getString(5))
                .number(row.getInteger(6))
                .word(row.getBoolean(7))
                .word(row.getUUID(8))
                .word(row.getUUID(9))
                .word(row.getUUID(10))
                .word(row.getString(11))
                .name(row.getString(12))
                .name(row.getString(13));
        String keySource = row.getString(14);
        csv.word(keySource)
                .word(row.getString(15))
                .word(row.getString(16))
                .word(row.getString(17))
                .word(row.getString(18))
                .word(row.getUUID(19));
        for (int tokens = 20; tokens <= 26; tokens++) {
            csv.number(row.getLong(tokens));
        }
        amounts(csv, keySource, row.getLong(27), row.getLong(28));
    }

    private static void amounts(CsvText csv, String keySource, long cost, long billed) {
        long charged = keySource.equals("own") ? 0 : cost;
        csv.amount(Money.ofNanoUsd(cost))
                .amount(Money.ofNanoUsd(charged))
                .amount(Money.ofNanoUsd(billed - charged))
                .amount(Money.ofNanoUsd(billed))
                .word(Reports.CURRENCY)
                .end();
    }
}
