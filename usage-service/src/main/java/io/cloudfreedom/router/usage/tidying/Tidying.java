package io.cloudfreedom.router.usage.tidying;

import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.usage.rounds.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Makes the ledger's partitions ahead of time, and forgets events that nobody sends again.
@ApplicationScoped
public class Tidying {
    private static final Logger LOG = Logger.getLogger(Tidying.class);
    private static final int BATCH = 20_000;

    private static final String MAKE_PARTITIONS = "select make_ledger_partitions($1)";

    private static final String FORGET_EVENTS = """
            delete from inbox_event where (consumer, event_id) in (
                select consumer, event_id from inbox_event
                where received < now() - make_interval(secs => $1) limit $2)
            """;

    private final Database database;
    private final TidyingConfig config;
    private @Nullable Cancellable timer;

    Tidying(Database database, TidyingConfig config) {
        this.database = database;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        timer = Rounds.every(config.interval(), "tidying", this::round);
    }

    void stop(@Observes ShutdownEvent event) {
        if (timer != null) {
            timer.cancel();
        }
    }

    /// Does all that is due.
    public Uni<Void> round() {
        return makePartitions().chain(this::forgetEvents);
    }

    private Uni<Void> makePartitions() {
        return database.asSystem(tx -> tx.preparedQuery(MAKE_PARTITIONS).execute(Tuple.of(config.monthsAhead())))
                .invoke(rows -> {
                    int made = rows.iterator().next().getInteger(0);
                    if (made > 0) {
                        LOG.infof("partitions of the ledger made months=%d", made);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> forgetEvents() {
        double seconds = config.rememberEvents().toSeconds();
        return database.asSystem(tx -> tx.preparedQuery(FORGET_EVENTS).execute(Tuple.of(seconds, BATCH)))
                .chain(rows -> rows.rowCount() < BATCH ? Uni.createFrom().voidItem() : forgetEvents());
    }
}
