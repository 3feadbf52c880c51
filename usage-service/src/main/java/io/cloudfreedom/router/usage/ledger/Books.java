package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.contracts.ContractJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/// Enters rows into the ledger and adds them to its sums, always both.
final class Books {
    private static final String ENTER = """
            insert into ledger_entry (month, request_id, revision, kind, attempt, overrun, debit_account,
                credit_account, tenant_id, virtual_key_id, provider_key_id, provider, model, litellm_model, key_source, day, admitted,
                witness, quality, status, outcome, price_id, requests, input_tokens, cached_input_tokens,
                cache_write_tokens, cache_write_1h_tokens, output_tokens, reasoning_tokens, cost, billed, booked)
            select * from json_to_recordset($1::text::json) as e (month date, request_id uuid, revision int,
                kind varchar, attempt int, overrun boolean, debit_account varchar, credit_account varchar, tenant_id uuid,
                virtual_key_id uuid, provider_key_id uuid, provider varchar, model varchar, litellm_model varchar,
                key_source varchar, day date, admitted timestamptz, witness varchar, quality varchar, status varchar,
                outcome varchar, price_id uuid, requests bigint, input_tokens bigint, cached_input_tokens bigint,
                cache_write_tokens bigint, cache_write_1h_tokens bigint, output_tokens bigint,
                reasoning_tokens bigint, cost bigint, billed bigint, booked timestamptz)
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
                .execute(Tuple.of(ContractJson.write(entries)))
                .chain(() -> tx.preparedQuery(ADD_UP).execute(Tuple.of(ContractJson.write(DailySum.of(entries)))))
                .replaceWithVoid();
    }
}
