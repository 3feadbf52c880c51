package io.cloudfreedom.router.config.projection;

import io.cloudfreedom.router.config.signal.Beat;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Takes keys out of the desired state when they expire; no event says so.
@ApplicationScoped
class Expiry {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Database database;
    private final Projections projections;
    private final Clock clock;
    private @Nullable Cancellable beat;

    Expiry(Database database, Projections projections, Clock clock) {
        this.database = database;
        this.projections = projections;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        beat = Beat.every(
                INTERVAL,
                "looking for expired keys",
                () -> database.asSystem(tx -> projections.expire(tx, clock.instant())));
    }

    void stop(@Observes ShutdownEvent event) {
        if (beat != null) {
            beat.cancel();
        }
    }
}
