package io.cloudfreedom.router.key;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.testkit.RouterResource;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// What the service tells of itself: metrics, health, and the trace of each request through its events.
@SuppressWarnings("NullAway.Init") // Quarkus and the test resources fill the fields.
@QuarkusTest
@WithTestResource(
        value = RouterResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "key"),
            @ResourceArg(name = "parts", value = "postgres,kafka,vault")
        })
@WithTestResource(DoublesResource.class)
class ObservedQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource(management = true)
    URI management;

    Issuer issuer;

    @Test
    void eventCarriesTheTraceOfItsRequest() {
        String slug = "traced-" + UUID.randomUUID().toString().substring(0, 8);
        String trace = "0af7651916cd43dd8448eb211c80319c";
        try (Facts facts = new Facts(bootstrapServers)) {
            String id = new Api(issuer.superAdmin())
                    .request()
                    .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                    .header("Idempotency-Key", slug)
                    .body(Map.of("name", "Traced", "slug", slug, "tier", "byok"))
                    .post("/api/tenants")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            facts.await(TenantChanged.class, tenant -> tenant.id().toString().equals(id));
            assertThat(facts.header(id, "traceparent"))
                    .startsWith("00-" + trace + "-")
                    .endsWith("-01");
        }
    }

    @Test
    void metricsTellOfOperationsAndWhatWaits() {
        Api admin = new Api(issuer.superAdmin());
        UUID tenant = admin.tenant();
        admin.patch("/api/tenants/" + tenant, 9, Map.of("name", "x")).then().statusCode(412);

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> given().get(management.resolve("/q/metrics"))
                        .then()
                        .statusCode(200)
                        .body(containsString("router_operations_total{kind=\"tenant.created\",outcome=\"done\""))
                        .body(containsString("router_operations_total{kind=\"tenant.update\",outcome=\"refused\""))
                        .body(containsString("router_operations_pending "))
                        .body(containsString("router_reconciler_findings "))
                        .body(containsString("router_outbox_depth "))
                        .body(containsString("router_outbox_oldest_seconds "))
                        .body(containsString("router_outbox_age_seconds_count"))
                        .body(containsString("router_vault_seconds_count{")));
    }

    @Test
    void healthNamesVaultAndDoesNotDependOnIt() {
        given().get(management.resolve("/q/health/ready"))
                .then()
                .body("checks.name", hasItem("vault"))
                .body("checks.find { it.name == 'vault' }.status", is("UP"));
    }
}
