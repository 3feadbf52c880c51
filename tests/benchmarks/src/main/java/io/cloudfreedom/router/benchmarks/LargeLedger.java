package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.testkit.postgres.PostgresServer;
import io.cloudfreedom.router.testkit.postgres.ServiceDatabase;
import io.cloudfreedom.router.testkit.postgres.ServiceDatabase.Passwords;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/// usage-service's database with a ledger of one month: 200 tenants with 3 virtual keys, an own and a shared
/// provider key and a few models each, every day of the month.
///
/// @param sums how many sums the lines have
record LargeLedger(Vertx vertx, Pool pool, Connection jdbc, long sums) implements AutoCloseable {
    static final YearMonth MONTH = YearMonth.of(2026, 10);

    private static final String LINES = """
            insert into ledger_entry (month, request_id, revision, kind, attempt, debit_account, credit_account,
                tenant_id, virtual_key_id, provider_key_id, provider, model, litellm_model, key_source, day, admitted,
                witness, quality, status, outcome, price_id, requests, input_tokens, cached_input_tokens,
                cache_write_tokens, cache_write_1h_tokens, output_tokens, reasoning_tokens, cost, billed)
            select date '2026-10-01', uuidv7(n.i * interval '1 microsecond'), 1, 'booking', 0,
                'tenant/' || n.tenant || '/usd', 'provider_key/' || n.key || '/usd', n.tenant,
                md5(n.tenant || 'v' || n.h / 200 % 3)::uuid, n.key, 'openai', 'model-' || n.model,
                'openai/model-' || n.model, n.source, date '2026-10-01' + n.h / 2400 % 30,
                timestamptz '2026-10-01' + n.i * interval '2 seconds', 'litellm', 'exact', 'succeeded', 'succeeded',
                md5('p' || n.model)::uuid, 1, 1000 + n.h % 500, n.h % 100, 0, 0, 100 + n.h % 50, n.h % 20,
                3500000 + n.h % 1000, case when n.source = 'own' then 0 else 4200000 + n.h % 1000 end
            from (select i, h, md5('t' || h % 200)::uuid as tenant, h % 4 + h / 1200 % 2 as model,
                    case when h / 600 % 2 = 0 then 'own' else 'shared' end as source,
                    md5('k' || case when h / 600 % 2 = 0 then h % 200 else -1 end)::uuid as key
                from (select i, hashint8(i) & 2147483647 as h from generate_series(1, ?) i) hashed) n
            """;

    private static final String SUMS = """
            insert into usage_daily (month, day, tenant_id, virtual_key_id, provider_key_id, provider, model,
                key_source, requests, attempts, input_tokens, cached_input_tokens, cache_write_tokens,
                cache_write_1h_tokens, output_tokens, reasoning_tokens, cost, billed)
            select month, day, tenant_id, virtual_key_id, provider_key_id, provider, model, key_source, sum(requests),
                count(*), sum(input_tokens), sum(cached_input_tokens), sum(cache_write_tokens),
                sum(cache_write_1h_tokens), sum(output_tokens), sum(reasoning_tokens), sum(cost), sum(billed)
            from ledger_entry group by 1, 2, 3, 4, 5, 6, 7, 8
            """;

    static LargeLedger of(PostgresServer server, int lines) throws SQLException {
        Passwords passwords = new Passwords(password(), password(), password());
        ServiceDatabase database = ServiceDatabase.USAGE;
        server.create(database, passwords);
        Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + database.databaseName(),
                        database.ownerRole(),
                        passwords.owner())
                .load()
                .migrate();
        Connection jdbc = server.connect(database.databaseName(), database.ownerRole(), passwords.owner());
        long sums = fill(jdbc, lines);
        Vertx vertx = Vertx.vertx();
        Pool pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(2))
                .connectingTo(new PgConnectOptions()
                        .setHost(server.host())
                        .setPort(server.port())
                        .setDatabase(database.databaseName())
                        .setUser(database.systemRole())
                        .setPassword(passwords.system()))
                .using(vertx)
                .build();
        return new LargeLedger(vertx, pool, jdbc, sums);
    }

    private static long fill(Connection jdbc, int lines) throws SQLException {
        try (PreparedStatement fill = jdbc.prepareStatement(LINES);
                Statement statement = jdbc.createStatement()) {
            fill.setInt(1, lines);
            fill.execute();
            long sums = statement.executeLargeUpdate(SUMS);
            statement.execute("vacuum analyze ledger_entry, usage_daily");
            return sums;
        }
    }

    private static String password() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() throws SQLException {
        pool.closeAndAwait();
        vertx.closeAndAwait();
        jdbc.close();
    }
}
