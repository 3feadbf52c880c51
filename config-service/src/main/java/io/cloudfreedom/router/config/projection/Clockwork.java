package io.cloudfreedom.router.config.projection;

import io.cloudfreedom.router.config.signal.Beat;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Does what no event says when its time has come: takes expired keys out, and new prices in.
@ApplicationScoped
class Clockwork {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Database database;
    private final Projections projections;
    private final Clock clock;
    private @Nullable Cancellable beat;

    Clockwork(Database database, Projections projections, Clock clock) {
        this.database = database;
        this.projections = projections;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        beat = Beat.every(INTERVAL, "looking for expired keys and new prices", () -> database.asSystem(this::tick));
    }

    private Uni<Void> tick(SqlConnection tx) {
        Instant now = clock.instant();
        return projections.expire(tx, now).chain(() -> projections.applyPrices(tx, now));
    }

    void stop(@Observes ShutdownEvent event) {
        if (beat != null) {
            beat.cancel();
        }
    }
}
