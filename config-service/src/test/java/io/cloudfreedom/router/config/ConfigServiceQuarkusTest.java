package io.cloudfreedom.router.config;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.AuditRecorded;
import io.cloudfreedom.router.contracts.event.ConfigApplied;
import io.cloudfreedom.router.contracts.event.ModelChanged;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.ProxyChanged;
import io.cloudfreedom.router.contracts.proxy.Ack;
import io.cloudfreedom.router.contracts.proxy.DesiredState;
import io.cloudfreedom.router.contracts.proxy.Rejection;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.testkit.RouterResource;
import io.cloudfreedom.router.testkit.kafka.KafkaBroker;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.cloudfreedom.router.testkit.vault.OpenBao;
import io.cloudfreedom.router.vault.ServiceRole;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The service on real PostgreSQL, Kafka and OpenBao, with the agent imitated. Every test has a proxy and tenants
/// of
/// its own.
@QuarkusTest
@WithTestResource(
        value = RouterResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "config"),
            @ResourceArg(name = "parts", value = "postgres,kafka,vault")
        })
class ConfigServiceQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SECRET = "sk-test-secret-";

    @Inject
    Database database;

    @TestHTTPResource("/")
    URI service;

    Issuer issuer;
    OpenBao vault;
    KafkaBroker broker;

    private final UUID tenant = Events.id();
    private final List<FakeAgent> agents = new ArrayList<>();
    private KafkaTap kafka;

    @BeforeEach
    void tap() {
        kafka = new KafkaTap(broker.bootstrapServers(), Topic.MODELS, Topic.PROXIES, Topic.CONFIG_APPLIED, Topic.AUDIT);
    }

    @AfterEach
    void stop() {
        agents.forEach(agent -> {
            given().auth().oauth2(issuer.superAdmin()).delete("/api/proxies/" + agent.id);
            agent.close();
        });
        kafka.close();
    }

    @Test
    void theCatalogueIsPublishedAndListed() {
        ModelChanged gpt =
                kafka.await(ModelChanged.class, model -> model.model().equals("gpt-4o"));
        assertThat(gpt.routes()).extracting(route -> route.litellmModel()).contains("openai/gpt-4o", "azure/gpt-4o");
        given().auth()
                .oauth2(issuer.tenantAdmin(tenant))
                .get("/api/models")
                .then()
                .statusCode(200)
                .body("items.model", hasItem("claude-3-haiku"))
                .body("items.find { it.model == 'gpt-4o' }.context_window", equalTo(128_000));
        given().get("/api/models").then().statusCode(401);
    }

    @Test
    void anEditOfTheCatalogueReachesTheProxies() throws IOException {
        FakeAgent agent = agent();
        UUID key = publishKey(1, "*");
        await().atMost(SOON).until(() -> agent.live.containsKey(key + ":gpt-4o"));

        String model = """
                {"model":"house-model","display_name":"House","mode":"chat","context_window":1000,
                 "max_output_tokens":100,"routes":[{"provider":"openai","litellm_model":"openai/house"}]}""";
        given().auth()
                .oauth2(issuer.superAdmin())
                .contentType("application/json")
                .body(model)
                .put("/api/models/house-model")
                .then()
                .statusCode(200);
        assertThat(kafka.await(AuditRecorded.class, entry -> entry.object().equals("house-model"))
                        .action())
                .isEqualTo("model.saved");
        await().atMost(SOON).until(() -> agent.live.containsKey(key + ":house-model"));

        given().auth()
                .oauth2(issuer.superAdmin())
                .delete("/api/models/house-model")
                .then()
                .statusCode(204);
        await().atMost(SOON).until(() -> !agent.live.containsKey(key + ":house-model"));
        given().auth()
                .oauth2(issuer.tenantAdmin(tenant))
                .contentType("application/json")
                .body(model)
                .put("/api/models/house-model")
                .then()
                .statusCode(403);
    }

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
    void aTenantGetsTheConfigurationForAProxyOfItsOwn() throws IOException {
        FakeAgent agent = agent();
        kafka.publish(Events.platform());
        UUID shared = publishKey(PlatformTenant.ID, Events.id(), 1, "gpt-4o-mini");
        UUID key = publishKey(1, "gpt-4o");
        await().atMost(SOON)
                .until(() -> agent.live.keySet().containsAll(List.of(key + ":gpt-4o", shared + ":gpt-4o-mini")));
        String path = "/api/tenants/" + tenant + "/";
        given().auth()
                .oauth2(issuer.tenantAdmin(tenant))
                .get(path + "litellm-config.yaml")
                .then()
                .statusCode(200)
                .body(containsString("model: \"openai/gpt-4o\""))
                .body(containsString("os.environ/CLOUDFREEDOM_API_KEY"))
                .body(not(containsString(SECRET)))
                .body(not(containsString(shared.toString())));
        given().auth()
                .oauth2(issuer.superAdmin())
                .get(path + ".env")
                .then()
                .statusCode(200)
                .body(containsString("LITELLM_MASTER_KEY="))
                .body(not(containsString(SECRET)));
        given().auth()
                .oauth2(issuer.tenantAdmin(Events.id()))
                .get(path + "litellm-config.yaml")
                .then()
                .statusCode(404);
    }

    @Test
    void aDriftedAgentGetsEverythingAnew() throws IOException {
        FakeAgent agent = agent();
        UUID key = publishKey(1, "gpt-4o");
        await().atMost(SOON).until(() -> agent.live.containsKey(key + ":gpt-4o"));
        agent.obedient = false;
        publishKey(key, 2, "gpt-4o");
        await().atMost(SOON).until(() -> agent.pull(0).statusCode() == 200);
        DesiredState state = ContractJson.read(agent.pull(0).body(), DesiredState.class);
        agent.apply(state);
        agent.acknowledge(
                new Ack(agent.epoch, agent.generation, "0".repeat(64), List.of(key + ":gpt-4o"), List.of(), List.of()));

        DesiredState again = ContractJson.read(agent.pull(0).body(), DesiredState.class);
        assertThat(again.full()).isTrue();
        assertThat(again.generation()).isGreaterThan(state.generation());
        convergence(key, 2, issuer.superAdmin()).body("pending", hasSize(1));
    }

    @Test
    void aRefusedDeploymentIsShownWithItsReason() throws IOException {
        FakeAgent agent = agent();
        agent.obedient = false;
        UUID key = publishKey(1, "gpt-4o");
        await().atMost(SOON).until(() -> agent.pokes.size() > 1);
        agent.apply(ContractJson.read(agent.pull(0).body(), DesiredState.class));
        agent.live.remove(key + ":gpt-4o");
        agent.acknowledge(new Ack(
                agent.epoch,
                agent.generation,
                agent.checksum(),
                List.of(),
                List.of(),
                List.of(new Rejection(key + ":gpt-4o", "wildcard"))));
        given().auth()
                .oauth2(issuer.superAdmin())
                .get("/api/proxies/" + agent.id)
                .then()
                .statusCode(200)
                .body("rejected.reason", contains("wildcard"))
                .body("behind", equalTo(List.of()));
        convergence(key, 1, issuer.superAdmin())
                .body(
                        "standings.find { it.proxy_id == '" + agent.id + "' }.rejected[0]",
                        equalTo(key + ":gpt-4o: wildcard"));
    }

    @Test
    void aRestartedProxyIsFilledAgainAndItsOldSelfIsNotHeard() throws IOException {
        FakeAgent agent = agent();
        UUID key = publishKey(1, "gpt-4o");
        await().atMost(SOON).until(() -> agent.live.containsKey(key + ":gpt-4o"));
        long before = agent.generation;
        agent.epoch = 2;
        assertThat(agent.sync()).isTrue();
        assertThat(agent.pulled.getLast().full()).isTrue();
        assertThat(agent.live).containsKey(key + ":gpt-4o");
        assertThat(agent.acknowledge(new Ack(1, before, agent.checksum(), List.of(), List.of(), List.of())))
                .isEqualTo(409);
        assertThat(agent.acknowledge(new Ack(2, before + 1_000, agent.checksum(), List.of(), List.of(), List.of())))
                .isEqualTo(409);
    }

    @Test
    void aWaitingPollAnswersWithoutAPoke() throws Exception {
        FakeAgent agent = agent();
        agent.obedient = false;
        assertThat(agent.pull(0).statusCode()).isEqualTo(304);
        CompletableFuture<Integer> poll =
                CompletableFuture.supplyAsync(() -> agent.pull(20).statusCode());
        publishKey(1, "gpt-4o");
        assertThat(poll.get(10, TimeUnit.SECONDS)).isEqualTo(200);
    }

    @Test
    void pokesGoOnUntilTheProxyAcknowledges() throws IOException {
        FakeAgent agent = agent();
        agent.obedient = false;
        int before = agent.pokes.size();
        publishKey(1, "gpt-4o");
        await().atMost(SOON).until(() -> agent.pokes.size() >= before + 3);
        assertThat(Duration.between(agent.pokedAt.get(before), agent.pokedAt.get(before + 2)))
                .isGreaterThan(Duration.ofSeconds(2));
        agent.sync();
        int after = agent.pokes.size();
        await().pollDelay(Duration.ofSeconds(6)).until(() -> agent.pokes.size() == after);
    }

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

    @Test
    void aChangeIsPokedWithinAFractionOfASecond() throws IOException {
        FakeAgent agent = agent();
        UUID key = publishKey(1, "gpt-4o");
        await().atMost(SOON).until(() -> agent.live.containsKey(key + ":gpt-4o"));
        List<Long> millis = new ArrayList<>();
        for (int version = 2; version <= 12; version++) {
            ProviderKeyChanged event = Events.openAi(tenant, key, version, "gpt-4o");
            store(event);
            int pokes = agent.pokes.size();
            Instant start = Instant.now();
            kafka.publish(event);
            await().pollInterval(Duration.ofMillis(2)).atMost(SOON).until(() -> agent.pokes.size() > pokes);
            millis.add(Duration.between(start, agent.pokedAt.get(pokes)).toMillis());
            long wanted = version;
            await().pollInterval(Duration.ofMillis(2))
                    .atMost(SOON)
                    .until(() -> agent.live.get(key + ":gpt-4o").modelInfo().keyVersion() == wanted);
        }
        millis.sort(null);
        assertThat(millis.get(millis.size() / 2))
                .as("milliseconds from Kafka to webhook: %s", millis)
                .isLessThan(250);
    }

    private FakeAgent agent() throws IOException {
        return agent("litellm-" + Events.id().toString().substring(24), List.of("*"));
    }

    /// A registered agent that has pulled once.
    private FakeAgent agent(String id, List<String> tenants) throws IOException {
        FakeAgent agent = new FakeAgent(id, 1, service, vault.as(vault.proxyRole(id)));
        agents.add(agent);
        register(id, agent.url(), tenants, issuer.superAdmin()).statusCode(200);
        await().atMost(SOON).until(() -> agent.generation > 0);
        return agent;
    }

    private static ValidatableResponse register(String id, String url, List<String> tenants, String token) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("base_url", url, "tenants", tenants))
                .put("/api/proxies/" + id)
                .then();
    }

    private static ValidatableResponse convergence(UUID key, long version, String token) {
        return given().auth()
                .oauth2(token)
                .queryParam("key_id", key)
                .queryParam("version", version)
                .get("/api/convergence")
                .then();
    }

    private void publishTenant() {
        kafka.publish(Events.tenant(tenant, 1, Tier.HYBRID, Map.of()));
    }

    private UUID publishKey(long version, String... models) {
        publishTenant();
        return publishKey(tenant, Events.id(), version, models);
    }

    private void publishKey(UUID key, long version, String... models) {
        publishKey(tenant, key, version, models);
    }

    private UUID publishKey(UUID owner, UUID key, long version, String... models) {
        ProviderKeyChanged event = Events.openAi(owner, key, version, models);
        store(event);
        kafka.publish(event);
        return key;
    }

    private void store(ProviderKeyChanged event) {
        vault.as(vault.role(ServiceRole.KEY))
                .write(
                        "llm/data/" + event.material().path(),
                        Map.of(
                                "options",
                                Map.of("cas", 0),
                                "data",
                                Map.of("api_key", SECRET + event.id() + "-" + event.version())));
    }
}
