package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.config.signal.Beat;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Takes a proxy out of service that has not been heard of for a minute; it comes back with its next pull.
@ApplicationScoped
class Silence {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Database database;
    private final ProxyRows rows;
    private final Announcements announcements;
    private final Clock clock;
    private @Nullable Cancellable beat;

    Silence(Database database, ProxyRows rows, Announcements announcements, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.announcements = announcements;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        beat = Beat.every(INTERVAL, "looking for silent proxies", this::mark);
    }

    void stop(@Observes ShutdownEvent event) {
        if (beat != null) {
            beat.cancel();
        }
    }

    Uni<Void> mark() {
        Instant now = clock.instant();
        return database.asSystem(
                tx -> rows.silent(tx, now.minus(LIMIT), now).chain(silent -> announcements.announceAll(tx, silent)));
    }
}
