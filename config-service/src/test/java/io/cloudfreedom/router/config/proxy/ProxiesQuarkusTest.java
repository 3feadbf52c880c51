package io.cloudfreedom.router.config.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.cloudfreedom.router.config.Events;
import io.cloudfreedom.router.config.FakeAgent;
import io.cloudfreedom.router.config.ServiceTest;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ProxyChanged;
import io.cloudfreedom.router.contracts.event.ProxyLoad;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Proxies: registered, told apart by their bearers, taken out when silent.
@QuarkusTest
class ProxiesQuarkusTest extends ServiceTest {
    @Test
    void aTenantsProxyServesItAndThePlatformOnly() throws IOException {
        FakeAgent everybody = agent();
        FakeAgent own = agent("tenant-" + everybody.id, List.of(tenant.toString()));
        kafka.publish(Events.platform());
        UUID shared = publishKey(PlatformTenant.ID, Events.id(), 1, "gpt-4o");
        UUID mine = publishKey(1, "gpt-4o");
        UUID other = Events.id();
        kafka.publish(Events.tenant(other, 1, Tier.HYBRID, Map.of()));
        UUID foreign = publishKey(other, Events.id(), 1, "gpt-4o");
        await().atMost(SOON)
                .until(() -> everybody
                        .live
                        .keySet()
                        .containsAll(List.of(shared + ":gpt-4o", mine + ":gpt-4o", foreign + ":gpt-4o")));
        await().atMost(SOON).until(() -> own.live.containsKey(mine + ":gpt-4o"));
        assertThat(own.live).containsKey(shared + ":gpt-4o").doesNotContainKey(foreign + ":gpt-4o");
        assertThat(own.live.get(shared + ":gpt-4o").modelName()).isEqualTo("shared:gpt-4o");
    }

    @Test
    void onlyTheProxysOwnBearerIsAccepted() throws IOException {
        FakeAgent agent = agent();
        FakeAgent other = agent();
        assertThat(agent.send(agent.request("/desired-state")
                                .setHeader("authorization", "Bearer nonsense")
                                .GET())
                        .statusCode())
                .isEqualTo(401);
        assertThat(given().auth()
                        .oauth2(issuer.superAdmin())
                        .get("/internal/proxies/" + agent.id + "/desired-state")
                        .statusCode())
                .isEqualTo(401);
        assertThat(given().get("/internal/proxies/nobody/desired-state").statusCode())
                .isEqualTo(401);
        String stolen =
                other.request("").build().headers().firstValue("authorization").orElseThrow();
        assertThat(agent.send(agent.request("/desired-state")
                                .setHeader("authorization", stolen)
                                .GET())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void rotatedSecretsOverlap() throws IOException {
        FakeAgent agent = agent();
        String before =
                agent.request("").build().headers().firstValue("authorization").orElseThrow();
        given().auth()
                .oauth2(issuer.superAdmin())
                .post("/api/proxies/" + agent.id + "/rotate-secrets")
                .then()
                .statusCode(200);
        await().atMost(SOON).until(() -> agent.pull(0).statusCode() == 304);
        assertThat(agent.send(agent.request("/desired-state?epoch=1&since=" + agent.generation)
                                .setHeader("authorization", before)
                                .GET())
                        .statusCode())
                .isEqualTo(304);
        assertThat(kafka.await(
                                ProxyChanged.class,
                                event -> event.id().equals(agent.id)
                                        && event.bearerSha256().size() == 2)
                        .serving())
                .isTrue();
    }

    @Test
    void aSilentProxyServesNoMoreUntilItIsHeardOf() throws IOException {
        FakeAgent agent = agent();
        kafka.await(ProxyChanged.class, event -> event.id().equals(agent.id) && event.serving());
        database.asSystem(tx -> tx.preparedQuery(
                                "update proxy set last_seen = now() - interval '61 seconds' where id = $1")
                        .execute(Tuple.of(agent.id)))
                .await()
                .atMost(SOON);
        long silent = kafka.await(
                        ProxyChanged.class,
                        event -> event.id().equals(agent.id) && !event.serving() && event.appliedGeneration() > 0)
                .version();
        assertThat(agent.pull(0).statusCode()).isEqualTo(304);
        kafka.await(
                ProxyChanged.class,
                event -> event.id().equals(agent.id) && event.serving() && event.version() > silent);
    }

    @Test
    void aRegistrationIsCheckedAndIdempotent() throws IOException {
        FakeAgent agent = agent();
        long version = kafka.await(ProxyChanged.class, event -> event.id().equals(agent.id) && event.serving())
                .desiredGeneration();
        register(agent.id, agent.url(), List.of("*"), issuer.service("key-service"))
                .statusCode(200)
                .body("desired_generation", equalTo((int) version));
        register(agent.id, agent.url(), List.of("*"), issuer.tenantAdmin(tenant))
                .statusCode(403);
        register("No Slug", agent.url(), List.of("*"), issuer.superAdmin()).statusCode(422);
        register("litellm-9", "file:///etc/passwd", List.of("*"), issuer.superAdmin())
                .statusCode(422);
        register("litellm-9", agent.url(), List.of("*", "x"), issuer.superAdmin())
                .statusCode(422);
    }

    @Test
    void aRemovedProxyIsGoneAndItsAgentIsNotHeard() throws IOException {
        FakeAgent agent = agent();
        kafka.await(ProxyChanged.class, event -> event.id().equals(agent.id) && event.serving());
        given().auth()
                .oauth2(issuer.superAdmin())
                .delete("/api/proxies/" + agent.id)
                .then()
                .statusCode(204);
        ProxyChanged gone = kafka.await(
                ProxyChanged.class, event -> event.id().equals(agent.id) && event.change() == Change.DELETED);
        assertThat(gone.serving()).isFalse();
        assertThat(gone.bearerSha256()).isEmpty();
        assertThat(agent.pull(0).statusCode()).isEqualTo(401);
        given().auth()
                .oauth2(issuer.superAdmin())
                .get("/api/proxies/" + agent.id)
                .then()
                .statusCode(404);
    }

    @Test
    void theLoadIsShownAndPublishedWithAWarningInTime() throws IOException {
        FakeAgent agent = agent();
        UUID key = publishKey(1, "gpt-4o");
        await().atMost(SOON).until(() -> agent.live.containsKey(key + ":gpt-4o"));
        given().auth()
                .oauth2(issuer.superAdmin())
                .get("/api/proxies/" + agent.id)
                .then()
                .body("capacity", equalTo(1_000))
                .body("warnings", empty());
        agent.obedient = false;
        fill(tenant, 1_001);
        try {
            publishKey(key, 2, "gpt-4o");
            ProxyLoad load = Objects.requireNonNull(kafka.await(
                            ProxyChanged.class,
                            event -> event.id().equals(agent.id)
                                    && event.load() != null
                                    && event.load().warning() != null)
                    .load());
            assertThat(load.capacity()).isEqualTo(1_000);
            assertThat(load.deployments()).isGreaterThan(1_000);
            given().auth()
                    .oauth2(issuer.superAdmin())
                    .get("/api/proxies/" + agent.id)
                    .then()
                    .body("warnings[0]", containsString("register further instances"));
        } finally {
            fill(tenant, 0);
        }
    }

    /// So many deployments of a tenant beside those of its keys, without keys behind them.
    private void fill(UUID owner, int count) {
        database.asSystem(tx -> tx.preparedQuery("delete from deployment where key_id = $1")
                        .execute(Tuple.of(owner))
                        .chain(() -> tx.preparedQuery("""
                                insert into deployment (id, key_id, tenant_id, revision, state, fingerprint, body,
                                    material_path)
                                select 'filler-' || n, $1, $1, 1, 'live', '', '', '' from generate_series(1, $2) n
                                """).execute(Tuple.of(owner, count))))
                .await()
                .atMost(SOON);
    }
}
