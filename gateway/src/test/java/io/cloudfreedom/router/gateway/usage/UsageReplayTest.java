package io.cloudfreedom.router.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.event.UsageRecorded;
import io.cloudfreedom.router.testkit.Ports;
import io.cloudfreedom.router.testkit.kafka.KafkaBroker;
import io.cloudfreedom.router.testkit.kafka.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was spooled while Kafka was away is in the topic when it is back, before what comes later.
class UsageReplayTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void whatWaitedOnDiskIsPublishedWhenKafkaIsBack() {
        int port = Ports.free();
        UsageLog log = UsageLogTest.log(folder.resolve("spool"), "127.0.0.1:" + port, 1 << 20);
        log.start();
        for (int i = 0; i < 3; i++) {
            log.publish(UsageSpoolTest.usage(i).usage());
        }
        await().atMost(LONG).until(() -> !new UsageSpool(folder.resolve("spool"), 1 << 20).isEmpty());

        try (KafkaBroker kafka = KafkaBroker.inThisJvm(folder.resolve("kafka"), port, Ports.free())) {
            Topics.create(kafka.bootstrapServers());
            log.publish(UsageSpoolTest.usage(3).usage());
            await().atMost(LONG).until(() -> new UsageSpool(folder.resolve("spool"), 1 << 20).isEmpty());

            Set<UUID> expected = new HashSet<>();
            for (int i = 0; i < 4; i++) {
                expected.add(UsageSpoolTest.usage(i).usage().requestId());
            }
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(published(kafka)).isEqualTo(expected));
            log.stop();
        }
    }

    /// A batch whose acknowledgement is late is sent again, with the same ids.
    private static Set<UUID> published(KafkaBroker kafka) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.USAGE.topicName()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Set<UUID> found = new HashSet<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(message -> found.add(ContractJson.read(message.value(), UsageRecorded.class)
                                .requestId()));
            }
            return found;
        }
    }
}
