package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.contracts.ContractJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Enters rows into the ledger and adds them to its sums, always both.
final class Books {
    private static final String ENTER = """
            insert into ledger_entry (month, request_id, revision, kind, attempt, overrun, debit_account,
                credit_account, tenant_id, virtual_key_id, provider_key_id, provider, model, litellm_model, key_source, day, admitted,
                witness, quality, status, outcome, price_id, requests, input_tokens, cached_input_tokens,
                cache_write_tokens, cache_write_1h_tokens, output_tokens, reasoning_tokens, cost, billed, booked)
            select * from unnest($1::date[], $2::uuid[], $3::int[], $4::varchar[], $5::int[], $6::bool[], $7::varchar[],
                $8::varchar[], $9::uuid[], $10::uuid[], $11::uuid[], $12::varchar[], $13::varchar[], $14::varchar[],
                $15::varchar[], $16::date[], $17::timestamptz[], $18::varchar[], $19::varchar[], $20::varchar[],
                $21::varchar[], $22::uuid[], $23::bigint[], $24::bigint[], $25::bigint[], $26::bigint[], $27::bigint[],
                $28::bigint[], $29::bigint[], $30::bigint[], $31::bigint[], $32::timestamptz[])
            """;

    private static final String ADD_UP = """
            insert into usage_daily as u (month, day, tenant_id, virtual_key_id, provider_key_id, provider, model,
                key_source, requests, attempts, input_tokens, cached_input_tokens, cache_write_tokens,
                cache_write_1h_tokens, output_tokens, reasoning_tokens, cost, billed)
            select * from json_to_recordset($1::text::json) as s (month date, day date, tenant_id uuid,
                virtual_key_id uuid, provider_key_id uuid, provider varchar, model varchar, key_source varchar,
                requests bigint, attempts bigint, input_tokens bigint, cached_input_tokens bigint,
                cache_write_tokens bigint, cache_write_1h_tokens bigint, output_tokens bigint,
                reasoning_tokens bigint, cost bigint, billed bigint)
            order by 1, 2, 3, 4, 5, 6, 7, 8
            on conflict (month, day, tenant_id, virtual_key_id, provider_key_id, provider, model, key_source)
            do update set requests = u.requests + excluded.requests, attempts = u.attempts + excluded.attempts,
                input_tokens = u.input_tokens + excluded.input_tokens,
                cached_input_tokens = u.cached_input_tokens + excluded.cached_input_tokens,
                cache_write_tokens = u.cache_write_tokens + excluded.cache_write_tokens,
                cache_write_1h_tokens = u.cache_write_1h_tokens + excluded.cache_write_1h_tokens,
                output_tokens = u.output_tokens + excluded.output_tokens,
                reasoning_tokens = u.reasoning_tokens + excluded.reasoning_tokens,
                cost = u.cost + excluded.cost, billed = u.billed + excluded.billed
            """;

    private Books() {}

    static Uni<Void> enter(SqlConnection tx, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(ENTER)
                .execute(columns(entries))
                .chain(() -> tx.preparedQuery(ADD_UP).execute(Tuple.of(ContractJson.write(DailySum.of(entries)))))
                .replaceWithVoid();
    }

    private static Tuple columns(List<Entry> entries) {
        return Tuple.tuple()
                .addArrayOfLocalDate(column(entries, Entry::month, LocalDate[]::new))
                .addArrayOfUUID(column(entries, Entry::requestId, UUID[]::new))
                .addArrayOfInteger(column(entries, Entry::revision, Integer[]::new))
                .addArrayOfString(column(entries, Entry::kind, String[]::new))
                .addArrayOfInteger(column(entries, Entry::attempt, Integer[]::new))
                .addArrayOfBoolean(column(entries, Entry::overrun, Boolean[]::new))
                .addArrayOfString(column(entries, Entry::debitAccount, String[]::new))
                .addArrayOfString(column(entries, Entry::creditAccount, String[]::new))
                .addArrayOfUUID(column(entries, Entry::tenantId, UUID[]::new))
                .addArrayOfUUID(column(entries, Entry::virtualKeyId, UUID[]::new))
                .addArrayOfUUID(column(entries, Entry::providerKeyId, UUID[]::new))
                .addArrayOfString(column(entries, Entry::provider, String[]::new))
                .addArrayOfString(column(entries, Entry::model, String[]::new))
                .addArrayOfString(column(entries, Entry::litellmModel, String[]::new))
                .addArrayOfString(column(entries, Entry::keySource, String[]::new))
                .addArrayOfLocalDate(column(entries, Entry::day, LocalDate[]::new))
                .addArrayOfOffsetDateTime(column(entries, e -> utc(e.admitted()), OffsetDateTime[]::new))
                .addArrayOfString(column(entries, Entry::witness, String[]::new))
                .addArrayOfString(column(entries, Entry::quality, String[]::new))
                .addArrayOfString(column(entries, Entry::status, String[]::new))
                .addArrayOfString(column(entries, Entry::outcome, String[]::new))
                .addArrayOfUUID(column(entries, Entry::priceId, UUID[]::new))
                .addArrayOfLong(column(entries, Entry::requests, Long[]::new))
                .addArrayOfLong(column(entries, Entry::inputTokens, Long[]::new))
                .addArrayOfLong(column(entries, Entry::cachedInputTokens, Long[]::new))
                .addArrayOfLong(column(entries, Entry::cacheWriteTokens, Long[]::new))
                .addArrayOfLong(column(entries, Entry::cacheWrite1hTokens, Long[]::new))
                .addArrayOfLong(column(entries, Entry::outputTokens, Long[]::new))
                .addArrayOfLong(column(entries, Entry::reasoningTokens, Long[]::new))
                .addArrayOfLong(column(entries, Entry::cost, Long[]::new))
                .addArrayOfLong(column(entries, Entry::billed, Long[]::new))
                .addArrayOfOffsetDateTime(column(entries, e -> utc(e.booked()), OffsetDateTime[]::new));
    }

    private static <T extends @Nullable Object> T[] column(
            List<Entry> entries, Function<Entry, T> value, IntFunction<T[]> array) {
        return entries.stream().map(value).toArray(array);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
