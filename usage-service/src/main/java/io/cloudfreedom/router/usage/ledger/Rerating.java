package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.usage.rounds.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Rates requests anew when their price arrives: what was booked at a stand-in is credited, and debited at the price
/// that was in force when they were admitted.
@ApplicationScoped
class Rerating {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int BATCH = 500;

    private final Database database;
    private final Unrated unrated;
    private final Ledger ledger;
    private @Nullable Cancellable timer;

    Rerating(Database database, Unrated unrated, Ledger ledger) {
        this.database = database;
        this.unrated = unrated;
        this.ledger = ledger;
    }

    void start(@Observes StartupEvent event) {
        timer = Rounds.every(INTERVAL, "rerating", this::round);
    }

    void stop(@Observes ShutdownEvent event) {
        if (timer != null) {
            timer.cancel();
        }
    }

    private Uni<Void> round() {
        return database.asSystem(tx -> unrated.ratable(tx, BATCH).chain(requests -> ledger.settle(tx, requests)));
    }
}
