package io.cloudfreedom.router.config.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.cloudfreedom.router.config.FakeAgent;
import io.cloudfreedom.router.config.ServiceTest;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.proxy.Ack;
import io.cloudfreedom.router.contracts.proxy.DesiredState;
import io.cloudfreedom.router.contracts.proxy.Rejection;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What an agent says that it serves, and what follows from it.
@QuarkusTest
class AcknowledgementsQuarkusTest extends ServiceTest {
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
        given().auth()
                .oauth2(issuer.superAdmin())
                .get("/api/proxies/" + agent.id)
                .then()
                .body("drifted_at", notNullValue());
        agent.obedient = true;
        agent.sync();
        convergence(key, 2, issuer.superAdmin()).body("pending", empty());
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
}
