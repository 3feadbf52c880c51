package io.cloudfreedom.router.config;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/// Publishes events as their services would, and reads what config-service publishes.
public final class KafkaTap implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final List<Published> records = new ArrayList<>();

    public KafkaTap(String bootstrapServers, Topic... topics) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : topics) {
            for (int partition = 0; partition < Topic.PARTITIONS; partition++) {
                partitions.add(new TopicPartition(topic.topicName(), partition));
            }
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    public void publish(Event event) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(event.topic().topicName(), event.key(), ContractJson.write(event));
        Map.of("ce_id", UUID.randomUUID().toString(), "ce_type", event.type(), "ce_specversion", "1.0")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("not published: " + event.key(), e);
        }
    }

    /// Waits for an event that matches; the last one that does.
    public <E extends Event> E await(Class<E> type, Predicate<E> wanted) {
        List<E> found = new ArrayList<>();
        Awaitility.await("an event " + type.getSimpleName())
                .pollInSameThread()
                .atMost(SOON)
                .until(() -> {
                    poll();
                    found.clear();
                    all(type).stream().filter(wanted).forEach(found::add);
                    return !found.isEmpty();
                });
        return found.getLast();
    }

    public <E extends Event> List<E> all(Class<E> type) {
        return records.stream()
                .filter(record -> record.type().endsWith("." + type.getSimpleName()))
                .map(record -> ContractJson.read(record.payload(), type))
                .toList();
    }

    public String everything() {
        poll();
        return records.toString();
    }

    private void poll() {
        consumer.poll(Duration.ofMillis(100))
                .forEach(record -> records.add(new Published(
                        new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8),
                        record.value())));
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }

    private record Published(String type, String payload) {}
}
