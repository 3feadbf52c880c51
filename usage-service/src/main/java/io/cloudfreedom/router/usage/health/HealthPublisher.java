package io.cloudfreedom.router.usage.health;

import io.cloudfreedom.router.contracts.event.KeyHealthChanged;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.usage.rounds.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Tells what is due. A key whose owner is not known yet waits for it.
@ApplicationScoped
class HealthPublisher {
    private static final int BATCH = 500;

    private static final String TAKE = """
            update key_health h set due = null, published = now()
            from provider_key k
            where k.id = h.provider_key_id and h.provider_key_id in (
                select d.provider_key_id from key_health d join provider_key known on known.id = d.provider_key_id
                where d.due <= now()
                order by 1 limit $1 for update of d skip locked)
            returning h.provider_key_id, k.tenant_id, h.failed, h.last_success, h.last_failure, now() as as_of
            """;

    private final Database database;
    private final Outbox outbox;
    private final HealthConfig config;
    private @Nullable Cancellable timer;

    HealthPublisher(Database database, Outbox outbox, HealthConfig config) {
        this.database = database;
        this.outbox = outbox;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        timer = Rounds.every(config.publishInterval(), "key health", this::publish);
    }

    void stop(@Observes ShutdownEvent event) {
        if (timer != null) {
            timer.cancel();
        }
    }

    private Uni<Void> publish() {
        return database.asSystem(tx -> tx.preparedQuery(TAKE)
                .execute(Tuple.of(BATCH))
                .chain(rows -> outbox.appendQuietly(
                        tx,
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(HealthPublisher::event)
                                .toList())));
    }

    private static KeyHealthChanged event(Row row) {
        Health health = KeyHealth.health(row);
        return new KeyHealthChanged(
                row.getUUID("provider_key_id"),
                row.getUUID("tenant_id"),
                health.failed(),
                health.lastSuccess(),
                row.getOffsetDateTime("as_of").toInstant());
    }
}
