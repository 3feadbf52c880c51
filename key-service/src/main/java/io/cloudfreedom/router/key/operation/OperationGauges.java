package io.cloudfreedom.router.key.operation;

import io.cloudfreedom.router.kit.tenancy.Database;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Tells how many operations have begun and not ended.
@ApplicationScoped
class OperationGauges {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final String UNFINISHED = """
            select count(*) from key_operation where state in ('PENDING', 'ABORTING')
            """;

    private final Database database;
    private final Periodic turns;
    private final AtomicLong pending = new AtomicLong();

    OperationGauges(Database database, MeterRegistry metrics, Vertx vertx) {
        this.database = database;
        this.turns = new Periodic(vertx, "operation-gauges", INTERVAL, this::turn);
        Gauge.builder("router.operations.pending", pending, AtomicLong::get)
                .description("Operations that have begun and not ended")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        turns.start();
    }

    void stop(@Observes ShutdownEvent event) {
        turns.stop();
    }

    private Uni<Void> turn() {
        return database.asSystem(this::unfinished).invoke(pending::set).replaceWithVoid();
    }

    private Uni<Long> unfinished(SqlConnection tx) {
        return tx.query(UNFINISHED).execute().map(rows -> rows.iterator().next().getLong(0));
    }
}
