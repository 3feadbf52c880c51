package io.cloudfreedom.router.key;

import io.cloudfreedom.router.contracts.ContractJson;
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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Reads and writes Kafka as the other services do.
public final class Facts implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;
    private final List<ConsumerRecord<String, String>> seen = new ArrayList<>();

    public Facts(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
        consumer.subscribe(List.of(
                "cf.tenants.v1",
                "cf.provider-keys.v1",
                "cf.virtual-keys.v1",
                "cf.audit.v1",
                "cf.audit-checkpoints.v1"));
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
        do {
            for (E event : all(type)) {
                if (wanted.test(event)) {
                    return event;
                }
            }
            consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
        } while (System.nanoTime() < end);
        throw new AssertionError("no such " + type.getSimpleName() + " among " + all(type));
    }

    public <E extends Event> List<E> all(Class<E> type) {
        String ceType = "io.cloudfreedom.router." + type.getSimpleName();
        return seen.stream()
                .filter(r -> ceType.equals(
                        new String(r.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8)))
                .map(r -> ContractJson.read(r.value(), type))
                .toList();
    }

    /// How often an event has been seen, by its id.
    public long count(UUID event) {
        consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
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
