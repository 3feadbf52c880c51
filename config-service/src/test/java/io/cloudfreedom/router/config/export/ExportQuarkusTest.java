package io.cloudfreedom.router.config.export;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.cloudfreedom.router.config.Events;
import io.cloudfreedom.router.config.FakeAgent;
import io.cloudfreedom.router.config.ServiceTest;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The configuration for a proxy of the tenant's own.
@QuarkusTest
class ExportQuarkusTest extends ServiceTest {
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
}
