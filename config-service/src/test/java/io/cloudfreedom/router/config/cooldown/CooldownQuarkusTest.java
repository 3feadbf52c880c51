package io.cloudfreedom.router.config.cooldown;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.cloudfreedom.router.config.Events;
import io.cloudfreedom.router.config.FakeAgent;
import io.cloudfreedom.router.config.ServiceTest;
import io.cloudfreedom.router.contracts.proxy.Cooldown;
import io.cloudfreedom.router.contracts.proxy.CooldownReport;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What LiteLLM leaves out, from its agent's report to whoever asks.
@QuarkusTest
class CooldownQuarkusTest extends ServiceTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Instant later = now.plusSeconds(3_600);

    @Test
    void aReportIsSeenByTheTenantAloneUntilItIsReplaced() throws IOException {
        FakeAgent agent = agent();
        UUID key = servedBy(agent);
        assertThat(report(agent, 1, new Cooldown(key + ":gpt-4o", 429, now, later)))
                .isEqualTo(204);

        list(issuer.tenantAdmin(tenant), key)
                .body("items.model", contains("gpt-4o"))
                .body("items[0].proxy_id", equalTo(agent.id))
                .body("items[0].http_status", equalTo(429))
                .body("items[0].until", equalTo(later.toString()));
        list(issuer.superAdmin(), key).body("items.key_id", contains(key.toString()));
        list(issuer.tenantAdmin(Events.id()), key).body("items", empty());
        given().auth()
                .oauth2(issuer.tenantAdmin(tenant))
                .get("/api/cooldowns")
                .then()
                .body("items.key_id", contains(key.toString()));

        assertThat(report(agent, 1)).isEqualTo(204);
        list(issuer.superAdmin(), key).body("items", empty());
    }

    @Test
    void whatIsOverIsNotShown() throws IOException {
        FakeAgent agent = agent();
        UUID key = servedBy(agent);
        assertThat(report(agent, 1, new Cooldown(key + ":gpt-4o", 500, now.minusSeconds(5), now)))
                .isEqualTo(204);
        list(issuer.superAdmin(), key).body("items", empty());
    }

    @Test
    void anAgentSpeaksOnlyOfWhatItServesAndOnlyForItself() throws IOException {
        FakeAgent agent = agent();
        UUID key = servedBy(agent);
        FakeAgent other = agent(
                "other-" + Events.id().toString().substring(24),
                List.of(Events.id().toString()));
        UUID unknown = Events.id();
        assertThat(report(
                        other,
                        1,
                        new Cooldown(key + ":gpt-4o", 429, now, later),
                        new Cooldown(unknown + ":gpt-4o", 429, now, later)))
                .isEqualTo(204);
        list(issuer.superAdmin(), key).body("items", empty());
        list(issuer.superAdmin(), unknown).body("items", empty());
        assertThat(report(other, 0)).isEqualTo(409);
    }

    private UUID servedBy(FakeAgent agent) {
        UUID key = publishKey(1, "gpt-4o");
        await().atMost(SOON).until(() -> agent.live.containsKey(key + ":gpt-4o"));
        return key;
    }

    private static int report(FakeAgent agent, long epoch, Cooldown... cooldowns) {
        return agent.report(new CooldownReport(epoch, List.of(cooldowns)));
    }

    private static ValidatableResponse list(String token, UUID key) {
        return given().auth()
                .oauth2(token)
                .queryParam("key_id", key)
                .get("/api/cooldowns")
                .then()
                .statusCode(200);
    }
}
