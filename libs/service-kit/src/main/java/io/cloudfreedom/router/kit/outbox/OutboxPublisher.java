package io.cloudfreedom.router.kit.outbox;

import io.cloudfreedom.router.kit.trace.Traceparent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Sends a batch as one Kafka transaction of binary-mode CloudEvents.
///
/// The transactional id is the same for every replica of a service: whoever begins last fences the others, so
/// a relay that was paused while it held the turn cannot publish behind its successor's back.
@ApplicationScoped
class OutboxPublisher {
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final String bootstrapServers;
    private final String service;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("outbox-publisher").factory());
    private @Nullable KafkaProducer<String, String> producer;

    OutboxPublisher(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.bootstrapServers = bootstrapServers;
        this.service = service;
    }

    Uni<Void> publish(List<Row> rows) {
        return Uni.createFrom().voidItem().emitOn(thread).invoke(() -> transaction(rows));
    }

    /// Gives up the producer after a failure; the next batch begins with a new one, which fences the old.
    void reset() {
        thread.execute(this::discard);
    }

    void close() {
        thread.execute(this::discard);
        thread.shutdown();
    }

    private void transaction(List<Row> rows) {
        KafkaProducer<String, String> kafka = producer();
        kafka.beginTransaction();
        List<Future<RecordMetadata>> sends =
                rows.stream().map(row -> kafka.send(record(row))).toList();
        kafka.commitTransaction();
        sends.forEach(Future::resultNow);
    }

    private KafkaProducer<String, String> producer() {
        if (producer == null) {
            var fresh = new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer());
            producer = fresh;
            fresh.initTransactions();
        }
        return producer;
    }

    private void discard() {
        if (producer != null) {
            producer.close(CLOSE);
            producer = null;
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-outbox");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, service + "-outbox");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        return settings;
    }

    private ProducerRecord<String, String> record(Row row) {
        var record =
                new ProducerRecord<>(row.getString("topic"), row.getString("record_key"), row.getString("payload"));
        Headers headers = record.headers();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", row.getUUID("event_id").toString());
        add(headers, "ce_source", "/" + service);
        add(headers, "ce_type", row.getString("type"));
        add(headers, "ce_subject", row.getString("record_key"));
        add(
                headers,
                "ce_time",
                row.getOffsetDateTime("created")
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant()
                        .toString());
        add(headers, "content-type", "application/json");
        String traceparent = row.getString(Traceparent.HEADER);
        if (traceparent != null) {
            add(headers, Traceparent.HEADER, traceparent);
        }
        return record;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
