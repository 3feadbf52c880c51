package io.cloudfreedom.router.gateway.usage;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends batches of usage as binary-mode CloudEvents, idempotently and with every replica's acknowledgement.
/// Used by one thread.
@ApplicationScoped
class UsagePublisher {
    private static final Logger LOG = Logger.getLogger(UsagePublisher.class);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Map<String, Object> settings = new HashMap<>();
    private @Nullable KafkaProducer<String, String> producer;

    UsagePublisher(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers, UsageConfig config) {
        int timeout = Math.toIntExact(config.deliveryTimeout().toMillis());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "gateway-usage");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout - 5);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
    }

    /// Whether Kafka has acknowledged every record of the batch. After a failure some may have arrived all
    /// the same; they keep their ids when they are sent again.
    boolean publish(List<SpooledUsage> batch) {
        try {
            KafkaProducer<String, String> kafka = producer();
            List<Future<RecordMetadata>> sends = new ArrayList<>(batch.size());
            batch.forEach(usage -> sends.add(kafka.send(message(usage))));
            for (Future<RecordMetadata> send : sends) {
                send.get();
            }
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.warnf("usage not published, spooling it: %s", e.getMessage());
            close();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void close() {
        KafkaProducer<String, String> old = producer;
        if (old != null) {
            old.close(CLOSE);
            producer = null;
        }
    }

    private KafkaProducer<String, String> producer() {
        KafkaProducer<String, String> kafka = producer;
        if (kafka == null) {
            kafka = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
            producer = kafka;
        }
        return kafka;
    }

    private static ProducerRecord<String, String> message(SpooledUsage spooled) {
        var usage = spooled.usage();
        var message = new ProducerRecord<>(Topic.USAGE.topicName(), usage.key(), ContractJson.write(usage));
        header(message.headers(), "ce_id", spooled.eventId().toString());
        header(message.headers(), "ce_source", "/gateway");
        header(message.headers(), "ce_type", usage.type());
        header(message.headers(), "ce_subject", usage.key());
        header(message.headers(), "ce_time", spooled.at().toString());
        header(message.headers(), "ce_specversion", "1.0");
        header(message.headers(), "content-type", "application/json");
        return message;
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
