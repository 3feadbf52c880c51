package io.cloudfreedom.router.key.operation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/// Undoes operations that nobody finishes: their process died, or their client went away before Vault came back.
@ApplicationScoped
public class Reaper {
    private final Undo undo;
    private final Config config;
    private final Periodic turns;

    /// How the reaper works.
    @ConfigMapping(prefix = "router.reaper")
    interface Config {
        /// Between two rounds.
        @WithDefault("PT10S")
        Duration interval();

        /// Operations per round.
        @WithDefault("100")
        int batch();
    }

    Reaper(Undo undo, Config config, Vertx vertx) {
        this.undo = undo;
        this.config = config;
        this.turns = new Periodic(vertx, "reaper", config.interval(), this::round);
    }

    void start(@Observes StartupEvent event) {
        turns.start();
    }

    void stop(@Observes ShutdownEvent event) {
        turns.stop();
    }

    Uni<Void> round() {
        return undo.overdue(config.batch())
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndConcatenate(undo::overdue)
                .onItem()
                .ignoreAsUni();
    }
}
