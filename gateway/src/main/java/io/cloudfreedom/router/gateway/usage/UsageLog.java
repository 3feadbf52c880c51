package io.cloudfreedom.router.gateway.usage;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.event.UsageRecorded;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Where metered usage goes: a bounded buffer, from it to Kafka on a thread of its own, to the spool while
/// Kafka does not acknowledge. A full buffer or spool closes the door for new requests; what is admitted is
/// always recorded.
@ApplicationScoped
public class UsageLog {
    private static final Logger LOG = Logger.getLogger(UsageLog.class);
    private static final int BATCH = 500;
    private static final long STOP_MILLIS = 10_000;

    private final BlockingQueue<SpooledUsage> buffer;
    private final UsageSpool spool;
    private final UsagePublisher publisher;
    private final UsageConfig config;
    private final Clock clock;
    private final int highWater;
    private final Thread thread = Thread.ofPlatform().daemon().name("usage-log").unstarted(this::run);
    private volatile boolean stopping;
    private long nextTry;

    UsageLog(UsagePublisher publisher, UsageConfig config, Clock clock, MeterRegistry metrics) {
        this.publisher = publisher;
        this.config = config;
        this.clock = clock;
        this.buffer = new ArrayBlockingQueue<>(config.bufferSize());
        this.spool = new UsageSpool(config.spool(), config.spoolBytes());
        this.highWater = config.bufferSize() / 2;
        metrics.gauge("router.usage.buffered", buffer, BlockingQueue::size);
    }

    public void start() {
        thread.start();
    }

    /// Whether what is admitted now can be recorded later.
    public boolean accepts() {
        return buffer.size() < highWater && !spool.isFull();
    }

    /// Records one request. Never blocks; requests in flight fit in the half of the buffer that admission
    /// leaves free.
    public void publish(UsageRecorded usage) {
        if (!buffer.offer(new SpooledUsage(Uuid7.at(clock.instant()), clock.instant(), usage))) {
            LOG.errorf("usage buffer is full, the agent's record alone settles request_id=%s", usage.requestId());
        }
    }

    /// Empties the buffer into Kafka or the spool.
    public void stop() {
        stopping = true;
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        publisher.close();
    }

    private void run() {
        while (!stopping || !buffer.isEmpty()) {
            try {
                round();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("usage was not handed on", e);
            }
        }
    }

    private void round() throws InterruptedException {
        List<SpooledUsage> batch = nextBatch();
        boolean away = !spool.isEmpty();
        if (!batch.isEmpty() && (away || !publisher.publish(batch))) {
            spool.append(batch);
        }
        if (!spool.isEmpty() && clock.millis() >= nextTry) {
            drainSpool();
        }
    }

    private List<SpooledUsage> nextBatch() throws InterruptedException {
        List<SpooledUsage> batch = new ArrayList<>();
        SpooledUsage first = buffer.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            buffer.drainTo(batch, BATCH - 1);
        }
        return batch;
    }

    /// Oldest first, until Kafka fails again. While something is spooled, new records queue up behind it.
    private void drainSpool() {
        var oldest = spool.oldest();
        while (oldest.isPresent() && publisher.publish(oldest.get().usages())) {
            spool.remove(oldest.get());
            oldest = spool.oldest();
        }
        if (oldest.isPresent()) {
            nextTry = clock.millis() + config.retry().toMillis();
        }
    }
}
