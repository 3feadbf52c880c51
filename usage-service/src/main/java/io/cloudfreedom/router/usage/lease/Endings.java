package io.cloudfreedom.router.usage.lease;

import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.usage.rounds.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Ends leases whose gateway did not.
///
/// An expired lease is lost, and keeps its room: a request may be running on it for hours. It is released when every
/// proxy that it may be used with has said that nothing with its fence can come any more; when one of them is gone
/// for good and all others have said so, the rest counts as spent. Closed leases are forgotten when no copy of any
/// call about them can be on its way any more.
@ApplicationScoped
class Endings {
    private static final int BATCH = 500;

    private static final String EXPIRED = """
            select id from lease
            where state = 'open' and expires_at < (extract(epoch from now()) * 1000)::bigint
            order by id limit $1
            """;

    /// `open_epochs` still may bring something, `lost_epochs` never will.
    private static final String LOST = """
            select l.id, ends.lost_epochs > 0 as suspend
            from lease l cross join lateral (
                select count(*) filter (where e.state <> 'lost') as open_epochs,
                    count(*) filter (where e.state = 'lost') as lost_epochs
                from proxy_epoch e
                where e.epoch = any(l.epochs) and (e.watermark < l.fence_at or l.id = any(e.busy))) ends
            where l.state = 'lost' and ends.open_epochs = 0
            order by l.id limit $1
            """;

    private static final String FORGET = """
            with gone as (
                delete from lease where id in (
                    select id from lease
                    where state = 'closed' and fence_at < (extract(epoch from now()) * 1000)::bigint - $1
                    order by id limit $2)
                returning id)
            delete from lease_return r using gone where r.lease_id = gone.id
            """;

    private final Database database;
    private final LeaseBook book;
    private final LeaseConfig config;
    private @Nullable Cancellable timer;

    Endings(Database database, LeaseBook book, LeaseConfig config) {
        this.database = database;
        this.book = book;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        timer = Rounds.every(config.expiryInterval(), "lease endings", this::round);
    }

    void stop(@Observes ShutdownEvent event) {
        if (timer != null) {
            timer.cancel();
        }
    }

    /// Ends what is due.
    Uni<Void> round() {
        return expire().chain(this::release).chain(this::forget);
    }

    private Uni<Void> expire() {
        return database.asSystem(tx -> tx.preparedQuery(EXPIRED)
                .execute(Tuple.of(BATCH))
                .chain(rows -> {
                    List<UUID> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getUUID("id")));
                    return book.change(tx, ids, Balance::expire);
                })
                .replaceWithVoid());
    }

    private Uni<Void> release() {
        return database.asSystem(tx -> tx.preparedQuery(LOST)
                .execute(Tuple.of(BATCH))
                .chain(rows -> {
                    List<UUID> released = new ArrayList<>();
                    List<UUID> suspended = new ArrayList<>();
                    rows.forEach(row -> (row.getBoolean("suspend") ? suspended : released).add(row.getUUID("id")));
                    return change(released, Balance::release).chain(() -> change(suspended, Balance::suspend));
                }));
    }

    private Uni<Void> forget() {
        return database.asSystem(tx -> tx.preparedQuery(FORGET)
                .execute(Tuple.of(config.rememberClosed().toMillis(), BATCH))
                .replaceWithVoid());
    }

    /// In a transaction of its own, so that leases and windows are locked in the common order.
    private Uni<Void> change(List<UUID> ids, Function<Balance, Balance.Change> transition) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : database.asSystem(tx -> book.change(tx, ids, transition)).replaceWithVoid();
    }
}
