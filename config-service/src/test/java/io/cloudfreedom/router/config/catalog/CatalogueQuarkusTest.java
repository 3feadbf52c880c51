package io.cloudfreedom.router.config.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.cloudfreedom.router.config.FakeAgent;
import io.cloudfreedom.router.config.ServiceTest;
import io.cloudfreedom.router.contracts.event.AuditRecorded;
import io.cloudfreedom.router.contracts.event.ModelChanged;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The catalogue: seeded, published, edited.
@QuarkusTest
class CatalogueQuarkusTest extends ServiceTest {
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
}
