package io.cloudfreedom.router.kit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.catalog.KeyPolicy;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.kit.trace.Traceparent;
import io.cloudfreedom.router.testkit.RouterResource;
import io.cloudfreedom.router.testkit.kafka.KafkaBroker;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = RouterResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "key"),
            @ResourceArg(name = "parts", value = "postgres,kafka")
        })
class DeliveryQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Database database;

    @Inject
    Outbox outbox;

    @Inject
    SeenTenants consumer;

    KafkaBroker broker;

    @Test
    void whatCommitsIsSeenOnceAndInOrder() {
        UUID tenant = UUID.randomUUID();
        for (int version = 1; version <= 50; version++) {
            commit(tenant, version);
        }

        await().atMost(SOON).until(() -> seen(tenant).size() == 50);
        assertThat(seen(tenant)).isSorted();
        await().atMost(SOON).until(() -> count("select count(*) from outbox") == 0);
    }

    @Test
    void whatRollsBackIsNeverPublished() {
        UUID lost = UUID.randomUUID();
        UUID kept = UUID.randomUUID();
        Uni<Void> failing = database.inTransaction(
                Scope.of(lost),
                tx -> outbox.append(tx, tenant(lost, 1)).invoke(() -> {
                    throw new IllegalStateException("rolled back");
                }));
        assertThat(failing.onFailure().recoverWithNull().await().atMost(SOON)).isNull();
        commit(kept, 1);

        await().atMost(SOON).until(() -> seen(kept).size() == 1);
        assertThat(seen(lost)).isEmpty();
    }

    @Test
    void anEffectThatFailsIsRolledBackAndTriedAgain() {
        UUID tenant = UUID.randomUUID();
        consumer.failures.set(3);
        commit(tenant, 1);

        await().atMost(SOON).until(() -> seen(tenant).size() == 1);
        assertThat(consumer.failures).hasValue(0);
    }

    @Test
    void duplicatesHaveNoEffectAndUnreadableRecordsStopNobody() throws Exception {
        UUID tenant = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        try (var kafka = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            kafka.send(record(event, tenant, ContractJson.write(tenant(tenant, 1))))
                    .get();
            kafka.send(record(UUID.randomUUID(), tenant, "{\"version\":1}")).get();
            kafka.send(record(event, tenant, ContractJson.write(tenant(tenant, 1))))
                    .get();
            kafka.send(record(UUID.randomUUID(), tenant, ContractJson.write(tenant(tenant, 2))))
                    .get();
        }

        await().atMost(SOON).until(() -> seen(tenant).size() == 2);
        assertThat(seen(tenant)).containsExactly(1L, 2L);
        await().atMost(SOON).until(() -> count("select count(*) from outbox") == 0);
        assertThat(deadLetters()).containsExactly("{\"version\":1}");
    }

    @Test
    void consumersGoOnWithTheTraceOfTheRequest() throws Exception {
        UUID tenant = UUID.randomUUID();
        Traceparent trace = Traceparent.begin();
        var record = record(UUID.randomUUID(), tenant, ContractJson.write(tenant(tenant, 1)));
        record.headers().add(Traceparent.HEADER, trace.header().getBytes(StandardCharsets.US_ASCII));
        try (var kafka = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            kafka.send(record).get();
        }

        await().atMost(SOON).until(() -> seen(tenant).size() == 1);
        assertThat(consumer.traces).containsEntry(tenant, trace.traceId());
    }

    @Test
    void aTenantSeesItsOwnRowsOnly() {
        UUID mine = UUID.randomUUID();
        UUID theirs = UUID.randomUUID();
        commit(mine, 1);
        commit(theirs, 1);
        await().atMost(SOON).until(() -> seen(mine).size() == 1 && seen(theirs).size() == 1);

        List<UUID> visible = database.inTransaction(
                        Scope.of(mine),
                        tx -> tx.query("select tenant_id from seen").execute())
                .map(rows -> {
                    List<UUID> tenants = new ArrayList<>();
                    rows.forEach(row -> tenants.add(row.getUUID(0)));
                    return tenants;
                })
                .await()
                .atMost(SOON);
        assertThat(visible).containsExactly(mine);
    }

    private void commit(UUID tenant, long version) {
        database.inTransaction(Scope.of(tenant), tx -> outbox.append(tx, tenant(tenant, version)))
                .await()
                .atMost(SOON);
    }

    private List<Long> seen(UUID tenant) {
        return database.asSystem(
                        tx -> tx.preparedQuery("select version from seen where tenant_id = $1 order by position")
                                .execute(Tuple.of(tenant)))
                .map(rows -> {
                    List<Long> versions = new ArrayList<>();
                    rows.forEach(row -> versions.add(row.getLong(0)));
                    return versions;
                })
                .await()
                .atMost(SOON);
    }

    private long count(String sql) {
        return database.asSystem((SqlConnection tx) -> tx.query(sql).execute())
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(SOON);
    }

    private List<String> deadLetters() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed");
        List<String> values = new ArrayList<>();
        try (var kafka = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            kafka.subscribe(List.of(Topic.TENANTS.deadLetterName()));
            await().atMost(SOON).until(() -> {
                kafka.poll(Duration.ofMillis(200)).forEach(r -> values.add(r.value()));
                return !values.isEmpty();
            });
        }
        return values;
    }

    private static ProducerRecord<String, String> record(UUID event, UUID tenant, String payload) {
        var record = new ProducerRecord<>(Topic.TENANTS.topicName(), tenant.toString(), payload);
        record.headers().add("ce_id", event.toString().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static TenantChanged tenant(UUID id, long version) {
        return new TenantChanged(
                id,
                version,
                Change.CREATED,
                "Acme",
                "acme-" + id,
                null,
                null,
                Status.ACTIVE,
                Tier.SHARED,
                "UTC",
                "USD",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Map.of("default", KeyPolicy.SHARED_ONLY),
                false,
                Instant.parse("2026-11-02T10:15:30Z"));
    }
}
