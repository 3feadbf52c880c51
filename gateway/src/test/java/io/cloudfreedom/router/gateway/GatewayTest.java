package io.cloudfreedom.router.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.UsageRecorded;
import io.cloudfreedom.router.contracts.event.VirtualKeyChanged;
import io.cloudfreedom.router.gateway.feed.Feed;
import io.cloudfreedom.router.testkit.kafka.KafkaBroker;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;

/// A tenant with its own key and a virtual key, published for each test, and what tests ask of the gateway with them.
@QuarkusTest
abstract class GatewayTest {
    static final String CHAT = """
            {"model":"gpt-4o","messages":[{"role":"user","content":"%s"}]}""";

    KafkaBroker kafka;
    Issuer issuer;
    FakeLiteLlm liteLlm;
    FakeUsageService usage;
    FakeCollector collector;

    @Inject
    Feed feed;

    @Inject
    MeterRegistry metrics;

    @TestHTTPResource
    URI base;

    final UUID tenant = Sample.id();
    final UUID virtualKey = Sample.id();
    final UUID providerKey = Sample.id();
    final String token = "cf-" + UUID.randomUUID();

    @BeforeEach
    void publishATenant() throws Exception {
        try (Publisher publisher = new Publisher(kafka.bootstrapServers())) {
            publisher.publish(Sample.model("gpt-4o", Provider.OPENAI, Provider.AZURE));
            publisher.publish(Sample.price(Provider.OPENAI, "gpt-4o"));
            publisher.publish(Sample.proxy("litellm-1", liteLlm.url(), 3));
            publisher.publish(Sample.proxy("litellm-2", liteLlm.url(), 8));
            publisher.publish(Sample.tenant(tenant, Tier.HYBRID, Status.ACTIVE, false));
            publisher.publish(Sample.providerKey(providerKey, tenant, Provider.OPENAI, KeyStatus.ACTIVE));
            publisher.publish(Sample.virtualKey(virtualKey, tenant, token, 1, Status.ACTIVE, List.of("*"), null));
        }
        await().until(() -> feed.current().tokens().values().stream()
                .anyMatch(known -> known.key().id().equals(virtualKey)));
        liteLlm.seen.clear();
    }

    void publishAndAwaitKey(VirtualKeyChanged key) throws Exception {
        try (Publisher publisher = new Publisher(kafka.bootstrapServers())) {
            publisher.publish(key);
        }
        await().until(() -> feed.current().tokens().values().stream()
                .anyMatch(known -> known.key().equals(key)));
    }

    void withdraw(UUID shared) throws Exception {
        try (Publisher publisher = new Publisher(kafka.bootstrapServers())) {
            publisher.publish(Sample.providerKey(shared, PlatformTenant.ID, Provider.OPENAI, KeyStatus.INACTIVE));
        }
        await().until(() ->
                feed.current().keysOf(PlatformTenant.ID).stream().noneMatch(k -> k.status() == KeyStatus.ACTIVE));
    }

    ValidatableResponse chat(String content) {
        return post(CHAT.formatted(content));
    }

    ValidatableResponse post(String body) {
        return given().header("authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/chat/completions")
                .then();
    }

    UsageRecorded recorded(UUID request) {
        List<UsageRecorded> found = new ArrayList<>();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            records().stream().filter(r -> r.requestId().equals(request)).forEach(found::add);
            return !found.isEmpty();
        });
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    List<UsageRecorded> records() {
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
            List<UsageRecorded> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(200))) {
                    assertThat(message.headers().lastHeader("ce_type").value())
                            .isEqualTo("io.cloudfreedom.router.UsageRecorded".getBytes(StandardCharsets.UTF_8));
                    records.add(ContractJson.read(message.value(), UsageRecorded.class));
                }
            }
            return records;
        }
    }
}
