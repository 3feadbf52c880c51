package io.cloudfreedom.router.gateway.feed;

import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.gateway.problem.Refused;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Follows the compacted topics from their beginning and keeps [Facts] current.
///
/// Guarantees: `current()` never blocks and is a consistent snapshot; `caughtUp()` turns true at the end
/// offsets that stood when reading began, and stays true; while Kafka is away the last snapshot stays.
@ApplicationScoped
public class Feed {
    private static final Logger LOG = Logger.getLogger(Feed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ASK = Duration.ofSeconds(5);
    private static final long RETRY_MILLIS = 500;
    private static final long STOP_MILLIS = 2_000;
    private static final Map<String, Topic> TOPICS =
            Projection.TOPICS.stream().collect(Collectors.toUnmodifiableMap(Topic::topicName, t -> t));

    private final Map<String, Object> settings;
    private final Projection projection = new Projection();
    private final MeterRegistry metrics;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Facts current = Facts.NONE;
    private volatile boolean caughtUp;
    private volatile boolean stopped;
    private volatile @Nullable Consumer<String, String> consumer;
    private final Thread thread = Thread.ofPlatform().daemon().name("feed").unstarted(this::run);

    Feed(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers, MeterRegistry metrics) {
        this.metrics = metrics;
        this.settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "gateway-feed",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                100,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                2_000);
    }

    /// Begins to read.
    public void start() {
        thread.start();
    }

    /// What is known now.
    public Facts current() {
        return current;
    }

    /// What is known, for a request that depends on it.
    ///
    /// @throws Refused 503 until everything has been read: before that a good key would be called invalid
    public Facts known() throws Refused {
        if (!caughtUp) {
            throw Refused.unavailable("not_ready", "The gateway is not ready yet; try again.");
        }
        return current;
    }

    /// Where limited accounts stand.
    public Budgets budgets() {
        return projection.budgets();
    }

    /// Whether everything that stood in the topics at the start has been read.
    public boolean caughtUp() {
        return caughtUp;
    }

    /// Calls back on the feed's own thread after each change; must not block.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void run() {
        while (!stopped) {
            try (KafkaConsumer<String, String> kafka =
                    new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
                consumer = kafka;
                follow(kafka);
            } catch (WakeupException | InterruptException e) {
                LOG.debug("feed stopped");
            } catch (KafkaException e) {
                LOG.warnf("feed interrupted, beginning again: %s", e.getMessage());
                pause();
            } finally {
                consumer = null;
            }
        }
    }

    private void follow(Consumer<String, String> kafka) {
        List<TopicPartition> partitions = partitions(kafka);
        kafka.assign(partitions);
        kafka.seekToBeginning(partitions);
        Map<TopicPartition, Long> goal = caughtUp ? Map.of() : new HashMap<>(kafka.endOffsets(partitions, ASK));
        while (!stopped) {
            apply(kafka.poll(POLL));
            if (!caughtUp) {
                goal.entrySet().removeIf(end -> kafka.position(end.getKey(), ASK) >= end.getValue());
                if (goal.isEmpty()) {
                    caughtUp = true;
                    LOG.infof(
                            "feed caught up: tenants=%d tokens=%d models=%d proxies=%d",
                            current.tenants().size(),
                            current.tokens().size(),
                            current.models().size(),
                            current.proxies().size());
                }
            }
        }
    }

    /// All partitions of all topics; waits until every topic is there.
    private List<TopicPartition> partitions(Consumer<String, String> kafka) {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : TOPICS.keySet()) {
            List<PartitionInfo> infos = kafka.partitionsFor(topic, ASK);
            if (infos == null || infos.isEmpty()) {
                throw new KafkaException("topic " + topic + " does not exist yet");
            }
            infos.forEach(p -> all.add(new TopicPartition(p.topic(), p.partition())));
        }
        return all;
    }

    private void apply(ConsumerRecords<String, String> records) {
        if (records.isEmpty()) {
            return;
        }
        records.forEach(this::apply);
        if (projection.hasNews()) {
            current = projection.facts();
            listeners.forEach(Runnable::run);
        }
    }

    /// A record that cannot be read changes nothing: what was known before stays.
    private void apply(ConsumerRecord<String, String> feedRecord) {
        Topic topic = TOPICS.get(feedRecord.topic());
        if (topic == null || feedRecord.value() == null) {
            return;
        }
        try {
            projection.apply(topic, feedRecord.value());
        } catch (IllegalArgumentException e) {
            metrics.counter("router.feed.unreadable", "topic", feedRecord.topic())
                    .increment();
            LOG.warnf(
                    "unreadable record: topic=%s partition=%d offset=%d",
                    feedRecord.topic(), feedRecord.partition(), feedRecord.offset());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopped = true;
        Consumer<String, String> kafka = consumer;
        if (kafka != null) {
            kafka.wakeup();
        }
        thread.join(STOP_MILLIS);
    }
}
