package io.cloudfreedom.router.config.choice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;

import io.cloudfreedom.router.config.Events;
import io.cloudfreedom.router.config.FakeAgent;
import io.cloudfreedom.router.config.ServiceTest;
import io.cloudfreedom.router.contracts.catalog.KeyChoice;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.event.AuditRecorded;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.PriceScope;
import io.cloudfreedom.router.contracts.event.Rates;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a tenant wants, and the prices, reach the proxies as choice and rank of its deployments.
@QuarkusTest
class ChoiceQuarkusTest extends ServiceTest {
    @Test
    void aChoiceByCostRanksTheKeysByTheirPrices() throws IOException {
        FakeAgent agent = agent();
        UUID dear = publishKey(1, "gpt-4o", "gpt-4o-mini");
        UUID cheap = publishKey(1, "gpt-4o");
        kafka.publish(price(dear, 4, Instant.EPOCH));
        await().atMost(SOON).until(() -> agent.live.containsKey(cheap + ":gpt-4o"));
        assertThat(agent.live.get(dear + ":gpt-4o").modelInfo().choice()).isNull();

        put(issuer.tenantAdmin(tenant), Map.of("gpt-4o", "cost")).statusCode(200);
        await().atMost(SOON).until(() -> Objects.equals(rank(agent, dear), 4_000_000_000L));
        assertThat(agent.live.get(cheap + ":gpt-4o").modelInfo().choice()).isEqualTo(KeyChoice.COST);
        assertThat(rank(agent, cheap)).isNull();
        assertThat(agent.live.get(dear + ":gpt-4o-mini").modelInfo().choice()).isNull();

        kafka.publish(price(cheap, 3, Instant.now().plusSeconds(2)));
        await().atMost(SOON).until(() -> Objects.equals(rank(agent, cheap), 3_000_000_000L));
        assertThat(agent.pulled.getLast().deployments())
                .extracting(deployment -> deployment.modelInfo().id())
                .containsExactly(cheap + ":gpt-4o");
        assertThat(kafka.await(AuditRecorded.class, entry -> entry.action().equals("key_choice.saved"))
                        .tenantId())
                .isEqualTo(tenant);
    }

    @Test
    void aChoiceIsCheckedAndEachTenantsOwn() throws IOException {
        FakeAgent agent = agent();
        UUID key = publishKey(1, "gpt-4o");
        await().atMost(SOON).until(() -> agent.live.containsKey(key + ":gpt-4o"));
        get(issuer.tenantAdmin(tenant)).statusCode(200).body("choice", aMapWithSize(0));
        put(issuer.superAdmin(), Map.of("default", "latency")).statusCode(200);
        get(issuer.tenantAdmin(tenant)).body("choice.default", equalTo("latency"));
        put(issuer.tenantAdmin(tenant), Map.of("no-such-model", "cost"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/choice"));
        put(issuer.tenantAdmin(tenant), Map.of("default", "by-chance")).statusCode(400);
        put(issuer.tenantAdmin(Events.id()), Map.of("default", "cost")).statusCode(404);
        get(issuer.tenantAdmin(Events.id())).statusCode(404);
        given().auth()
                .oauth2(issuer.superAdmin())
                .get("/api/tenants/" + Events.id() + "/key-choice")
                .then()
                .statusCode(404);
    }

    private static Long rank(FakeAgent agent, UUID key) {
        return agent.live.get(key + ":gpt-4o").modelInfo().rank();
    }

    private ValidatableResponse get(String token) {
        return given().auth()
                .oauth2(token)
                .get("/api/tenants/" + tenant + "/key-choice")
                .then();
    }

    private ValidatableResponse put(String token, Map<String, String> choice) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("choice", choice))
                .put("/api/tenants/" + tenant + "/key-choice")
                .then();
    }

    /// For one key, USD per million tokens of any kind.
    private PriceChanged price(UUID key, long usd, Instant from) {
        long nano = usd * 1_000_000_000;
        return new PriceChanged(
                UUID.randomUUID(),
                Provider.OPENAI,
                "gpt-4o",
                new PriceScope(tenant, key),
                from,
                new Rates(nano, nano, nano, nano, nano, nano),
                List.of(),
                null,
                "test");
    }
}
