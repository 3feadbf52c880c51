package io.cloudfreedom.router.config;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.AuditRecorded;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.testkit.RouterResource;
import io.cloudfreedom.router.testkit.doubles.ProviderDoubles;
import io.cloudfreedom.router.testkit.kafka.KafkaBroker;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.cloudfreedom.router.testkit.vault.OpenBao;
import io.cloudfreedom.router.vault.ServiceRole;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// key-service may not read a stored secret: it has us test it.
@QuarkusTest
@WithTestResource(
        value = RouterResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "config"),
            @ResourceArg(name = "parts", value = "postgres,kafka,vault")
        })
@SuppressWarnings("NullAway.Init") // The test resources fill the fields.
class StoredKeyQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    Issuer issuer;
    OpenBao vault;
    KafkaBroker broker;

    @Test
    void storedSecretIsTestedWhereItsKeyPoints() {
        try (ProviderDoubles doubles = ProviderDoubles.start("127.0.0.1", 0);
                KafkaTap kafka = new KafkaTap(broker.bootstrapServers(), Topic.AUDIT)) {
            ProviderKeyChanged good = azure(doubles, Events.id());
            ProviderKeyChanged bad = azure(doubles, good.tenantId());
            ProviderKeyChanged gone = azure(doubles, good.tenantId());
            store(good, "stored-0123456789-abcd");
            store(bad, "revoked-0123456789-abcd");
            kafka.publish(Events.tenant(good.tenantId(), 1, Tier.HYBRID, Map.of()));
            List.of(good, bad, gone).forEach(kafka::publish);
            await().atMost(SOON).untilAsserted(() -> test(gone.id()).statusCode(409));

            test(good.id())
                    .statusCode(200)
                    .body("material", is(good.material().id().toString()))
                    .body("result.verdict", is("ok"));
            test(bad.id()).statusCode(200).body("result.verdict", is("invalid_key"));
            AuditRecorded read = kafka.await(
                    AuditRecorded.class,
                    entry -> entry.object().equals(good.id().toString()));
            assertThat(read.action()).isEqualTo("provider_key.secret_read");
            test(UUID.randomUUID()).statusCode(404);
        }
    }

    @Test
    void onlyServicesMayAsk() {
        String path = "/internal/provider-keys/" + UUID.randomUUID() + "/test";

        given().post(path).then().statusCode(401);
        given().auth().oauth2(issuer.superAdmin()).post(path).then().statusCode(403);
        given().auth()
                .oauth2(issuer.tenantAdmin(UUID.randomUUID()))
                .post(path)
                .then()
                .statusCode(403);
    }

    private ValidatableResponse test(UUID key) {
        return given().auth()
                .oauth2(issuer.service("key-service"))
                .post("/internal/provider-keys/" + key + "/test")
                .then();
    }

    /// With a region, as it could be saved before Azure's keys had to come without one.
    private static ProviderKeyChanged azure(ProviderDoubles doubles, UUID tenant) {
        ProviderKeyChanged key = Events.key(
                tenant,
                Events.id(),
                1,
                Provider.AZURE,
                Map.of("deployments", Map.of("gpt-4o", "gpt4o-prod")),
                List.of("gpt-4o"));
        return new ProviderKeyChanged(
                key.id(),
                key.tenantId(),
                key.version(),
                key.change(),
                key.provider(),
                key.providerName(),
                ProviderDoubles.endpoints(doubles.url()).get("azure"),
                key.region(),
                key.projectId(),
                key.config(),
                key.modelsEnabled(),
                key.status(),
                key.statusReason(),
                key.dailyLimitNanoUsd(),
                key.monthlyBudgetNanoUsd(),
                key.dailyRequests(),
                key.dailyTokens(),
                key.weight(),
                key.maxConcurrency(),
                key.rpm(),
                key.tpm(),
                key.expiresAt(),
                key.fingerprint(),
                key.last4(),
                key.material(),
                key.created(),
                key.updated(),
                key.rotated());
    }

    private void store(ProviderKeyChanged key, String secret) {
        vault.as(vault.role(ServiceRole.KEY))
                .write(
                        "llm/data/" + key.material().path(),
                        Map.of("options", Map.of("cas", 0), "data", Map.of("api_key", secret)));
    }
}
