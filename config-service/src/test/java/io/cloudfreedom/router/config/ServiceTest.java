package io.cloudfreedom.router.config;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.testkit.RouterResource;
import io.cloudfreedom.router.testkit.kafka.KafkaBroker;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.cloudfreedom.router.testkit.vault.OpenBao;
import io.cloudfreedom.router.vault.ServiceRole;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The service on real PostgreSQL, Kafka and OpenBao, with the agent imitated. Every test has a proxy and
/// tenants of its own; all classes share one start of the service.
@WithTestResource(
        value = RouterResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "config"),
            @ResourceArg(name = "parts", value = "postgres,kafka,vault")
        })
public abstract class ServiceTest {
    protected static final Duration SOON = Duration.ofSeconds(30);
    protected static final String SECRET = "sk-test-secret-";

    @Inject
    protected Database database;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    protected URI service;

    @SuppressWarnings("NullAway.Init") // filled by the test resource
    protected Issuer issuer;

    @SuppressWarnings("NullAway.Init") // filled by the test resource
    protected OpenBao vault;

    @SuppressWarnings("NullAway.Init") // filled by the test resource
    protected KafkaBroker broker;

    protected final UUID tenant = Events.id();
    private final List<FakeAgent> agents = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // made before each test
    protected KafkaTap kafka;

    @BeforeEach
    protected void tap() {
        kafka = new KafkaTap(broker.bootstrapServers(), Topic.MODELS, Topic.PROXIES, Topic.CONFIG_APPLIED, Topic.AUDIT);
    }

    @AfterEach
    protected void stop() {
        agents.forEach(agent -> {
            given().auth().oauth2(issuer.superAdmin()).delete("/api/proxies/" + agent.id);
            agent.close();
        });
        kafka.close();
    }

    protected FakeAgent agent() throws IOException {
        return agent("litellm-" + Events.id().toString().substring(24), List.of("*"));
    }

    /// A registered agent that has pulled once.
    protected FakeAgent agent(String id, List<String> tenants) throws IOException {
        FakeAgent agent = new FakeAgent(id, 1, service, vault.as(vault.proxyRole(id)));
        agents.add(agent);
        register(id, agent.url(), tenants, issuer.superAdmin()).statusCode(200);
        await().atMost(SOON).until(() -> agent.generation > 0);
        return agent;
    }

    protected static ValidatableResponse register(String id, String url, List<String> tenants, String token) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("base_url", url, "tenants", tenants))
                .put("/api/proxies/" + id)
                .then();
    }

    protected static ValidatableResponse convergence(UUID key, long version, String token) {
        return given().auth()
                .oauth2(token)
                .queryParam("key_id", key)
                .queryParam("version", version)
                .get("/api/convergence")
                .then();
    }

    protected void publishTenant() {
        kafka.publish(Events.tenant(tenant, 1, Tier.HYBRID, Map.of()));
    }

    protected UUID publishKey(long version, String... models) {
        publishTenant();
        return publishKey(tenant, Events.id(), version, models);
    }

    protected void publishKey(UUID key, long version, String... models) {
        publishKey(tenant, key, version, models);
    }

    protected UUID publishKey(UUID owner, UUID key, long version, String... models) {
        ProviderKeyChanged event = Events.openAi(owner, key, version, models);
        store(event);
        kafka.publish(event);
        return key;
    }

    protected void store(ProviderKeyChanged event) {
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
