package io.cloudfreedom.router.kit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/// Publishes the outbox in order, one relay at a time per database.
///
/// Guarantees: a row is deleted only after Kafka has it; rows of one key are published in the order of their
/// transactions' inserts; after a failure the whole prefix is sent again with the same event ids.
///
/// It runs on a virtual thread of its own, since Kafka's transactional producer blocks.
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /// Held for one round, in the claiming transaction. The key is the ASCII text "outbox".
    private static final String CLAIM_TURN = "select pg_try_advisory_xact_lock(122550255347576)";

    private static final String CLAIM = """
            select id, event_id, topic, record_key, type, payload, created, traceparent from outbox order by id limit $1
            """;

    private static final String DELETE = "delete from outbox where id = any($1)";

    private final Pool pool;
    private final OutboxPublisher publisher;
    private final OutboxWake wake;
    private final OutboxConfig config;
    private final Timer age;
    private final Semaphore work = new Semaphore(1);
    private volatile boolean running = true;

    OutboxRelay(
            @ReactiveDataSource("system") Pool pool,
            OutboxPublisher publisher,
            OutboxWake wake,
            OutboxConfig config,
            MeterRegistry metrics) {
        this.pool = pool;
        this.publisher = publisher;
        this.wake = wake;
        this.config = config;
        this.age = Timer.builder("router.outbox.age")
                .description("From the insert of an event to its publication")
                .publishPercentileHistogram()
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        wake.listen(work::release);
        Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
        work.release();
        wake.close();
    }

    private void run() {
        while (running) {
            try {
                if (round() < config.batch()) {
                    rest();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                running = false;
            } catch (RuntimeException e) {
                publisher.reset();
                LOG.warnf("outbox round failed, will begin again cause=%s", e.toString());
                pause();
            }
        }
        publisher.close();
    }

    /// Waits for a NOTIFY, or for the interval to pass.
    private void rest() throws InterruptedException {
        if (work.tryAcquire(config.interval().toMillis(), TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }

    private void pause() {
        try {
            Thread.sleep(config.interval());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private int round() throws InterruptedException {
        return pool.withTransaction(this::relay).await().atMost(config.timeout());
    }

    private Uni<Integer> relay(SqlConnection tx) {
        return tx.query(CLAIM_TURN)
                .execute()
                .chain(turn -> turn.iterator().next().getBoolean(0)
                        ? publishAndDelete(tx)
                        : Uni.createFrom().item(0));
    }

    private Uni<Integer> publishAndDelete(SqlConnection tx) {
        return tx.preparedQuery(CLAIM).execute(Tuple.of(config.batch())).chain(rows -> {
            List<Row> batch = StreamSupport.stream(rows.spliterator(), false).toList();
            return batch.isEmpty()
                    ? Uni.createFrom().item(0)
                    : publisher.publish(batch).chain(() -> delete(tx, batch));
        });
    }

    private Uni<Integer> delete(SqlConnection tx, List<Row> batch) {
        Instant now = Instant.now();
        batch.forEach(row -> age.record(java.time.Duration.between(
                row.getOffsetDateTime("created")
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant(),
                now)));
        Long[] ids = batch.stream().map(row -> row.getLong("id")).toArray(Long[]::new);
        return tx.preparedQuery(DELETE).execute(Tuple.of(ids)).replaceWith(batch.size());
    }
}
