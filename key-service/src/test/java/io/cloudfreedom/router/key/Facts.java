package io.cloudfreedom.router.key;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Reads and writes Kafka as the other services do. It sees what is published from when it was made on.
public final class Facts implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;
    private final List<ConsumerRecord<String, String>> seen = new ArrayList<>();

    public Facts(String bootstrapServers) {
        this(bootstrapServers, false);
    }

    private Facts(String bootstrapServers, boolean fromTheBeginning) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
        List<TopicPartition> partitions = Stream.of(
                        Topic.TENANTS, Topic.PROVIDER_KEYS, Topic.VIRTUAL_KEYS, Topic.AUDIT, Topic.AUDIT_CHECKPOINTS)
                .flatMap(topic -> IntStream.range(0, Topic.PARTITIONS)
                        .mapToObj(number -> new TopicPartition(topic.topicName(), number)))
                .toList();
        consumer.assign(partitions);
        if (fromTheBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.endOffsets(partitions).forEach(consumer::seek);
        }
    }

    /// Sees what was published before as well.
    static Facts fromTheBeginning(String bootstrapServers) {
        return new Facts(bootstrapServers, true);
    }

    public void publish(Event event) {
        var record = new ProducerRecord<>(event.topic().topicName(), event.key(), ContractJson.write(event));
        record.headers()
                .add("ce_id", Uuid7.at(Instant.now()).toString().getBytes(StandardCharsets.UTF_8))
                .add("ce_source", "/another-service".getBytes(StandardCharsets.UTF_8))
                .add("ce_type", event.type().getBytes(StandardCharsets.UTF_8));
        var sent = producer.send(record);
        producer.flush();
        sent.resultNow();
    }

    /// Waits for an event.
    public <E extends Event> E await(Class<E> type, Predicate<E> wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        List<E> fresh = all(type);
        do {
            for (E event : fresh) {
                if (wanted.test(event)) {
                    return event;
                }
            }
            fresh = events(poll(), type);
        } while (System.nanoTime() < end);
        throw new AssertionError("no such " + type.getSimpleName() + " among " + all(type));
    }

    public <E extends Event> List<E> all(Class<E> type) {
        return events(seen, type);
    }

    private List<ConsumerRecord<String, String>> poll() {
        List<ConsumerRecord<String, String>> fresh = new ArrayList<>();
        consumer.poll(Duration.ofMillis(100)).forEach(fresh::add);
        seen.addAll(fresh);
        return fresh;
    }

    private static <E extends Event> List<E> events(List<ConsumerRecord<String, String>> records, Class<E> type) {
        String ceType = "io.cloudfreedom.router." + type.getSimpleName();
        return records.stream()
                .filter(r -> ceType.equals(
                        new String(r.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8)))
                .map(r -> ContractJson.read(r.value(), type))
                .toList();
    }

    /// How often an event has been seen, by its id.
    public long count(UUID event) {
        poll();
        return seen.stream()
                .filter(r -> event.toString()
                        .equals(new String(r.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8)))
                .count();
    }

    /// The last that was seen under a key, as it travelled.
    public String payloadOf(String key) {
        return seen.stream()
                .filter(r -> key.equals(r.key()))
                .map(ConsumerRecord::value)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /// A header of the first record that was seen under a key.
    public String header(String key, String name) {
        return seen.stream()
                .filter(record -> key.equals(record.key()))
                .map(record -> record.headers().lastHeader(name))
                .filter(Objects::nonNull)
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    /// Everything that has been seen, as it travelled.
    public String text() {
        return String.join("\n", seen.stream().map(ConsumerRecord::value).toList());
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
