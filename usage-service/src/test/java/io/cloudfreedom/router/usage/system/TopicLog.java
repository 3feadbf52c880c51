package io.cloudfreedom.router.usage.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Everything on a topic so far; each record is fetched once, however often it is asked for.
final class TopicLog implements AutoCloseable {
    private final KafkaConsumer<String, String> kafka;
    private final List<TopicPartition> partitions;
    private final List<String> payloads = new ArrayList<>();

    TopicLog(String bootstrapServers, String topic, int count) {
        kafka = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        partitions = IntStream.range(0, count)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        kafka.assign(partitions);
        kafka.seekToBeginning(partitions);
    }

    synchronized List<String> payloads() {
        Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> kafka.position(p) < ends.getOrDefault(p, 0L))) {
            kafka.poll(Duration.ofMillis(100)).forEach(r -> payloads.add(r.value()));
        }
        return List.copyOf(payloads);
    }

    @Override
    public synchronized void close() {
        kafka.close();
    }
}
