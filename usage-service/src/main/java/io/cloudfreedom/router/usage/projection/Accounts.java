package io.cloudfreedom.router.usage.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Writes the accounts that grants are checked against.
///
/// A limit that appears or falls calls back the leases given out before it, so that it is in force within seconds.
@ApplicationScoped
class Accounts {
    private static final String UPSERT = """
            insert into account as a (account, tenant_id, version, live, day_limit, month_limit)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (account) do update set version = excluded.version, live = excluded.live,
                day_limit = excluded.day_limit, month_limit = excluded.month_limit
            where a.version < excluded.version
            """;

    private static final String RECALL = """
            update lease l set recalled = true from account a
            where a.account = any($1) and l.account = a.account and l.state in ('open', 'lost')
                and (not a.live or l.granted is null and (a.day_limit is not null or a.month_limit is not null))
            """;

    /// Another limit is another standing: told at the next round.
    private static final String TELL = """
            update budget_window set changed = true
            where (account, kind, window_start) in (
                select account, kind, window_start from budget_window
                where account = any($1) and window_start <= now() and now() < window_end
                order by 1, 2, 3 for update)
            """;

    Uni<Void> save(SqlConnection tx, List<Account> accounts) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] ids = accounts.stream().map(a -> a.id().toString()).toArray(String[]::new);
        return tx.preparedQuery(UPSERT)
                .executeBatch(accounts.stream().map(Accounts::row).toList())
                .chain(() -> tx.preparedQuery(RECALL).execute(Tuple.of(ids)))
                .chain(() -> tx.preparedQuery(TELL).execute(Tuple.of(ids)))
                .replaceWithVoid();
    }

    private static Tuple row(Account a) {
        return Tuple.tuple()
                .addString(a.id().toString())
                .addUUID(a.tenantId())
                .addLong(a.version())
                .addBoolean(a.live())
                .addLong(a.dayLimit())
                .addLong(a.monthLimit());
    }
}
