package io.cloudfreedom.router.gateway;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.event.Event;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// Publishes what the other services would.
public final class Publisher implements AutoCloseable {
    private final KafkaProducer<String, String> kafka;

    public Publisher(String bootstrapServers) {
        kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer());
    }

    public void publish(Event event) throws ExecutionException, InterruptedException {
        kafka.send(new ProducerRecord<>(event.topic().topicName(), event.key(), ContractJson.write(event)))
                .get();
    }

    @Override
    public void close() {
        kafka.close();
    }
}
