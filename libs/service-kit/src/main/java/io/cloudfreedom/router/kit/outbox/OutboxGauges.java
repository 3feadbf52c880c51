package io.cloudfreedom.router.kit.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Tells how many events wait for Kafka, and for how long the oldest one has.
@ApplicationScoped
class OutboxGauges {
    private static final Logger LOG = Logger.getLogger(OutboxGauges.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final String WAITING = """
            select count(*) as depth,
                   coalesce(extract(epoch from now() - min(created)) * 1000, 0)::bigint as oldest_millis
            from outbox
            """;

    private final Pool pool;
    private final Vertx vertx;
    private final AtomicLong depth = new AtomicLong();
    private final AtomicLong oldestMillis = new AtomicLong();
    private long timer;

    OutboxGauges(@ReactiveDataSource("system") Pool pool, Vertx vertx, MeterRegistry metrics) {
        this.pool = pool;
        this.vertx = vertx;
        Gauge.builder("router.outbox.depth", depth, AtomicLong::get)
                .description("Events that wait for Kafka")
                .register(metrics);
        Gauge.builder("router.outbox.oldest", oldestMillis, millis -> millis.get() / 1_000.0)
                .description("For how long the oldest of them has waited")
                .baseUnit("seconds")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(INTERVAL.toMillis(), tick -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        pool.query(WAITING)
                .execute()
                .map(rows -> rows.iterator().next())
                .subscribe()
                .with(this::show, failure -> LOG.debugf("outbox not counted cause=%s", failure.toString()));
    }

    private void show(Row row) {
        depth.set(row.getLong("depth"));
        oldestMillis.set(row.getLong("oldest_millis"));
    }
}
