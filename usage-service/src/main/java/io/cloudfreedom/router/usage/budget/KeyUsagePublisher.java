package io.cloudfreedom.router.usage.budget;

import io.cloudfreedom.router.contracts.event.KeyUsageChanged;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.usage.rounds.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Tells what provider keys have cost, at most once a second for each.
@ApplicationScoped
class KeyUsagePublisher {
    private static final int BATCH = 500;

    private static final String TAKE = """
            update key_usage set changed = false
            where provider_key_id in (
                select provider_key_id from key_usage where changed order by 1 limit $1 for update skip locked)
            returning provider_key_id
            """;

    private static final String TOTALS = """
            select k.id, k.tenant_id, u.last_used, now() as as_of,
                coalesce(sum(w.posted) filter (where w.kind = 'day'), 0)::bigint as today,
                coalesce(sum(w.posted) filter (where w.kind = 'month'), 0)::bigint as this_month
            from provider_key k
            join key_usage u on u.provider_key_id = k.id
            left join budget_window w on w.account = 'provider_key/' || k.id || '/usd'
                and w.window_start <= now() and now() < w.window_end
            where k.id = any($1)
            group by k.id, u.last_used
            order by k.id
            """;

    private final Database database;
    private final Outbox outbox;
    private final BudgetConfig config;
    private @Nullable Cancellable timer;

    KeyUsagePublisher(Database database, Outbox outbox, BudgetConfig config) {
        this.database = database;
        this.outbox = outbox;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        timer = Rounds.every(config.publishInterval(), "key usage", this::publish);
    }

    void stop(@Observes ShutdownEvent event) {
        if (timer != null) {
            timer.cancel();
        }
    }

    private Uni<Void> publish() {
        return database.asSystem(tx -> tx.preparedQuery(TAKE)
                .execute(Tuple.of(BATCH))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().voidItem()
                        : publish(
                                tx,
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(row -> row.getUUID(0))
                                        .toArray(UUID[]::new))));
    }

    private Uni<Void> publish(SqlConnection tx, UUID[] keys) {
        return tx.preparedQuery(TOTALS)
                .execute(Tuple.tuple().addArrayOfUUID(keys))
                .chain(rows -> outbox.appendQuietly(
                        tx,
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(KeyUsagePublisher::event)
                                .toList()));
    }

    private static KeyUsageChanged event(Row row) {
        return new KeyUsageChanged(
                row.getUUID("id"),
                row.getUUID("tenant_id"),
                row.getLong("today"),
                row.getLong("this_month"),
                row.getOffsetDateTime("last_used").toInstant(),
                row.getOffsetDateTime("as_of").toInstant());
    }
}
