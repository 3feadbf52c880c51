package io.cloudfreedom.router.kit.inbox;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Starts each assigned partition at the offset that the service's own database holds, not at Kafka's
/// committed one.
///
/// It runs on Kafka's poll thread, which waits for the database: no record may come before its partition has
/// its place.
@ApplicationScoped
@Identifier(Offsets.NAME)
public class Offsets implements KafkaConsumerRebalanceListener {
    /// The value of a channel's `consumer-rebalance-listener.name`.
    public static final String NAME = "inbox";

    private static final String NEXT = """
            select next_offset from inbox_offset where consumer = $1 and topic = $2 and partition = $3
            """;

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Pool pool;
    private final Map<TopicPartition, Long> expected = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    Offsets(@ReactiveDataSource("system") Pool pool) {
        this.pool = pool;
    }

    /// The channels of a service leave their group one after the other, and the last ones are assigned what the first
    /// ones had.
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> kafka, Collection<TopicPartition> partitions) {
        if (stopping) {
            kafka.pause(partitions);
            return;
        }
        for (TopicPartition partition : partitions) {
            OptionalLong next = stored(kafka.groupMetadata().groupId(), partition);
            expected.put(partition, next.orElse(0));
            next.ifPresentOrElse(
                    offset -> kafka.seek(partition, offset), () -> kafka.seekToBeginning(List.of(partition)));
        }
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> kafka, Collection<TopicPartition> partitions) {
        partitions.forEach(expected::remove);
    }

    /// Where this process believes the partition to be; empty when it is no longer ours.
    OptionalLong expected(TopicPartition partition) {
        Long offset = expected.get(partition);
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    void advanced(TopicPartition partition, long next) {
        expected.computeIfPresent(partition, (p, before) -> next);
    }

    private OptionalLong stored(String consumer, TopicPartition partition) {
        var rows = pool.preparedQuery(NEXT)
                .execute(Tuple.of(consumer, partition.topic(), partition.partition()))
                .await()
                .atMost(TIMEOUT);
        return rows.size() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(rows.iterator().next().getLong(0));
    }
}
