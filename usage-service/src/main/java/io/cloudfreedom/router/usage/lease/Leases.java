package io.cloudfreedom.router.usage.lease;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.lease.CloseRequest;
import io.cloudfreedom.router.contracts.lease.GrantId;
import io.cloudfreedom.router.contracts.lease.ReturnRequest;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// How a gateway ends a loan. Every call can be repeated.
@ApplicationScoped
class Leases {
    /// Also when the grant was never seen: then it can never be granted any more.
    private static final String TOMBSTONE = """
            insert into lease (id, account, incarnation, seq, state, granted, expires_at, fence_at, epochs)
            select $1, $2, $3, $4, 'closed', 0, now_millis, now_millis, '{}'
            from (select (extract(epoch from now()) * 1000)::bigint as now_millis) clock
            on conflict (account, incarnation, seq) do nothing
            """;

    private static final String ID_OF = """
            select id from lease where account = $1 and incarnation = $2 and seq = $3
            """;

    private static final String REMEMBER_RETURN = """
            insert into lease_return (return_id, lease_id, amount) values ($1, $2, $3) on conflict do nothing
            """;

    private final Database database;
    private final LeaseBook book;
    private final Clock clock;

    Leases(Database database, LeaseBook book, Clock clock) {
        this.database = database;
        this.book = book;
        this.clock = clock;
    }

    /// Closes a grant whose answer the gateway never took.
    Uni<Void> abandon(GrantId id) {
        String account = id.account().toString();
        return database.asSystem(tx -> tx.preparedQuery(TOMBSTONE)
                .execute(Tuple.of(Uuid7.at(clock.instant()), account, id.incarnation(), id.seq()))
                .chain(() -> tx.preparedQuery(ID_OF).execute(Tuple.of(account, id.incarnation(), id.seq())))
                .chain(rows -> book.change(tx, List.of(rows.iterator().next().getUUID(0)), Balance::abandon))
                .replaceWithVoid());
    }

    /// Takes back part of a lease, once per return id.
    Uni<Void> giveBack(UUID lease, ReturnRequest request) {
        return database.asSystem(tx -> tx.preparedQuery(REMEMBER_RETURN)
                .execute(Tuple.of(request.returnId(), lease, request.amount()))
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : requireChange(tx, lease, balance -> balance.giveBack(request.amount()))));
    }

    /// Remembers what the gateway spent in all; the rest is released when the same is booked.
    Uni<Void> close(UUID lease, CloseRequest request) {
        var total = new Balance.Closing(request.settledTotal(), request.count());
        return database.asSystem(tx -> requireChange(tx, lease, balance -> balance.close(total)));
    }

    private Uni<Void> requireChange(SqlConnection tx, UUID lease, Function<Balance, Balance.Change> transition) {
        return book.change(tx, List.of(lease), transition)
                .invoke(found -> {
                    if (found == 0) {
                        throw new NotFound("lease");
                    }
                })
                .replaceWithVoid();
    }
}
