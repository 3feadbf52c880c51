package io.cloudfreedom.router.kit.outbox;

import io.cloudfreedom.router.contracts.event.Event;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/// Puts events into the transaction of the change that they tell of.
@ApplicationScoped
public class Outbox {
    private final Clock clock;

    Outbox(Clock clock) {
        this.clock = clock;
    }

    /// Appends and wakes the relay at commit.
    public Uni<Void> append(SqlConnection tx, Event event) {
        return tx.preparedQuery(OutboxRow.INSERT_AND_NOTIFY)
                .execute(row(event).parameters())
                .replaceWithVoid();
    }

    /// Appends without waking the relay, which comes by every half second anyway.
    public Uni<Void> appendQuietly(SqlConnection tx, List<? extends Event> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(OutboxRow.INSERT)
                .executeBatch(events.stream().map(e -> row(e).parameters()).toList())
                .replaceWithVoid();
    }

    private OutboxRow row(Event event) {
        return OutboxRow.of(event, clock.instant());
    }
}
