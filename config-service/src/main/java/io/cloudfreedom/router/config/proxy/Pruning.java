package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.config.signal.Beat;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Forgets removed deployments when every proxy has acknowledged their removal.
@ApplicationScoped
class Pruning {
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private static final String PRUNE = """
            delete from deployment
            where state = 'removed' and not exists (
                select 1 from proxy where not proxy.deleted and proxy.applied_generation < deployment.revision)
            """;

    private final Database database;
    private @Nullable Cancellable beat;

    Pruning(Database database) {
        this.database = database;
    }

    void start(@Observes StartupEvent event) {
        beat = Beat.every(INTERVAL, "pruning removed deployments", this::prune);
    }

    void stop(@Observes ShutdownEvent event) {
        if (beat != null) {
            beat.cancel();
        }
    }

    Uni<Void> prune() {
        return database.asSystem(tx -> tx.query(PRUNE).execute().replaceWithVoid());
    }
}
