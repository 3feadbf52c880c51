package io.cloudfreedom.router.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudfreedom.router.contracts.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaBrokerTest {

    private static KafkaBroker broker;

    @BeforeAll
    static void start() {
        broker = KafkaBroker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void everyTopicOfTheContractsExistsWithItsSettings() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get())
                    .contains(Topic.TENANTS.topicName(), Topic.USAGE.topicName(), Topic.USAGE.deadLetterName());

            var tenants = new ConfigResource(ConfigResource.Type.TOPIC, Topic.TENANTS.topicName());
            assertThat(admin.describeConfigs(List.of(tenants)).all().get())
                    .hasEntrySatisfying(
                            tenants,
                            settings -> assertThat(
                                            settings.get("cleanup.policy").value())
                                    .isEqualTo("compact"));
        }
    }

    @Test
    void aTransactionIsReadBack() {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "test-outbox"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(new ProducerRecord<>(Topic.TENANTS.topicName(), "key", "value"));
            producer.commitTransaction();
        }
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", broker.bootstrapServers(),
                        "group.id", "test",
                        "auto.offset.reset", "earliest",
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(Topic.TENANTS.topicName()));
            assertThat(consumer.poll(Duration.ofSeconds(10)))
                    .singleElement()
                    .satisfies(read -> assertThat(read.value()).isEqualTo("value"));
        }
    }

    @Test
    void anUnknownTopicIsNotMadeByItsFirstUse() {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "max.block.ms", "1500"),
                new StringSerializer(),
                new StringSerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("cf.misspelt.v1", "value"))
                            .get())
                    .isInstanceOf(ExecutionException.class);
        }
    }
}
