package io.cloudfreedom.router.config.projection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.cloudfreedom.router.config.Events;
import io.cloudfreedom.router.config.FakeAgent;
import io.cloudfreedom.router.config.ServiceTest;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.AuditRecorded;
import io.cloudfreedom.router.contracts.event.ConfigApplied;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.ProxyChanged;
import io.cloudfreedom.router.contracts.proxy.DesiredState;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What key-service says of keys and tenants reaches the proxies.
@QuarkusTest
class KeyChangesQuarkusTest extends ServiceTest {
    @Test
    void aSavedKeyIsServedAndAcknowledged() throws IOException {
        FakeAgent agent = agent();
        UUID key = publishKey(1, "gpt-4o", "gpt-4o-mini");

        ConfigApplied applied = kafka.await(
                ConfigApplied.class,
                event -> event.proxyId().equals(agent.id)
                        && event.keys().stream().anyMatch(k -> k.providerKeyId().equals(key)));
        assertThat(applied.keys())
                .filteredOn(k -> k.providerKeyId().equals(key))
                .extracting(k -> k.version())
                .containsExactly(1L);
        var deployment = agent.live.get(key + ":gpt-4o");
        assertThat(deployment.modelName()).isEqualTo("t:" + tenant + ":gpt-4o");
        assertThat(deployment.litellmParams())
                .containsEntry("model", "openai/gpt-4o")
                .containsEntry("api_key", SECRET + key + "-1");
        assertThat(agent.pokes).isNotEmpty();
        ProxyChanged proxy = kafka.await(
                ProxyChanged.class,
                event -> event.id().equals(agent.id) && event.appliedGeneration() == applied.generation());
        assertThat(proxy.behind()).isEmpty();
        assertThat(proxy.serving()).isTrue();
        assertThat(proxy.epoch()).isEqualTo(1);
        assertThat(kafka.await(AuditRecorded.class, entry -> entry.object().equals(key.toString()))
                        .action())
                .isEqualTo("provider_key.secret_read");
        convergence(key, 1, issuer.tenantAdmin(tenant))
                .statusCode(200)
                .body("applied", equalTo(1))
                .body("pending", empty());
        convergence(key, 2, issuer.tenantAdmin(tenant)).body("pending", hasSize(1));
        given().auth()
                .oauth2(issuer.tenantAdmin(tenant))
                .queryParam("key_id", key)
                .get("/api/convergence/stream")
                .then()
                .statusCode(200)
                .contentType("text/event-stream")
                .body(containsString("\"applied\":1"));
        convergence(key, 1, issuer.tenantAdmin(Events.id())).statusCode(404);
    }

    @Test
    void aRotationSendsTheDifferenceOnly() throws IOException {
        FakeAgent agent = agent();
        UUID other = publishKey(1, "gpt-4o");
        UUID key = publishKey(1, "gpt-4o");
        await().atMost(SOON).until(() -> agent.live.containsKey(key + ":gpt-4o"));

        publishKey(key, 2, "gpt-4o");
        await().atMost(SOON)
                .until(() -> (SECRET + key + "-2")
                        .equals(agent.live.get(key + ":gpt-4o").litellmParams().get("api_key")));
        DesiredState last = agent.pulled.getLast();
        assertThat(last.full()).isFalse();
        assertThat(last.deployments()).extracting(d -> d.modelInfo().id()).containsExactly(key + ":gpt-4o");
        assertThat(last.checksum()).isEqualTo(agent.checksum());
        assertThat(agent.live).containsKey(other + ":gpt-4o");
    }

    @Test
    void aLowerVersionIsDropped() throws IOException {
        FakeAgent agent = agent();
        UUID key = publishKey(2, "gpt-4o");
        await().atMost(SOON).until(() -> agent.live.containsKey(key + ":gpt-4o"));
        publishKey(key, 1, "gpt-4o-mini");
        UUID later = publishKey(1, "gpt-4o");
        await().atMost(SOON).until(() -> agent.live.containsKey(later + ":gpt-4o"));
        assertThat(agent.live).containsKey(key + ":gpt-4o").doesNotContainKey(key + ":gpt-4o-mini");
    }

    @Test
    void aKeyWaitsForItsTenantAndLeavesWithItsStatus() throws IOException {
        FakeAgent agent = agent();
        UUID stranger = Events.id();
        UUID key = Events.id();
        ProviderKeyChanged event = Events.openAi(stranger, key, 1, "gpt-4o");
        store(event);
        kafka.publish(event);
        UUID marker = publishKey(1, "gpt-4o");
        await().atMost(SOON).until(() -> agent.live.containsKey(marker + ":gpt-4o"));
        assertThat(agent.live).doesNotContainKey(key + ":gpt-4o");

        kafka.publish(Events.tenant(stranger, 1, Tier.BYOK, Map.of()));
        await().atMost(SOON).until(() -> agent.live.containsKey(key + ":gpt-4o"));

        kafka.publish(Events.key(stranger, key, 2, Provider.OPENAI, Map.of(), List.of("gpt-4o"), KeyStatus.INACTIVE));
        await().atMost(SOON).until(() -> !agent.live.containsKey(key + ":gpt-4o"));
        assertThat(agent.pulled.getLast().removed()).containsExactly(key + ":gpt-4o");
        assertThat(kafka.await(
                                ConfigApplied.class,
                                applied -> applied.keys().stream()
                                        .anyMatch(k -> k.providerKeyId().equals(key) && k.version() == null))
                        .proxyId())
                .isEqualTo(agent.id);
    }

    @Test
    void aMissingSecretIsLeftOutReportedAndBroughtBack() throws IOException {
        FakeAgent agent = agent();
        publishTenant();
        UUID key = Events.id();
        ProviderKeyChanged event = Events.openAi(tenant, key, 1, "gpt-4o");
        kafka.publish(event);
        kafka.await(
                ConfigApplied.class,
                applied -> applied.rejected().stream()
                        .anyMatch(rejected -> rejected.deploymentId().equals(key + ":gpt-4o")));
        assertThat(agent.live).doesNotContainKey(key + ":gpt-4o");

        store(event);
        await().atMost(Duration.ofSeconds(45)).until(() -> agent.live.containsKey(key + ":gpt-4o"));
    }

    @Test
    void noSecretIsInTheDatabaseOrOnKafka() throws IOException {
        FakeAgent agent = agent();
        UUID key = publishKey(1, "gpt-4o");
        await().atMost(SOON).until(() -> agent.live.containsKey(key + ":gpt-4o"));
        for (String table : List.of("provider_key", "deployment", "proxy", "outbox", "tenant", "model")) {
            String rows = database.asSystem(tx -> tx.query("select t::text from " + table + " t")
                            .execute()
                            .map(found -> {
                                StringBuilder all = new StringBuilder();
                                found.forEach(row -> all.append(row.getString(0)));
                                return all.toString();
                            }))
                    .await()
                    .atMost(SOON);
            assertThat(rows).as(table).doesNotContain(SECRET);
        }
        assertThat(kafka.everything()).doesNotContain(SECRET);
    }
}
