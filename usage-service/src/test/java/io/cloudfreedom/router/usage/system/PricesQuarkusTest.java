package io.cloudfreedom.router.usage.system;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.cloudfreedom.router.contracts.Topic;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// The price book.
@QuarkusTest
class PricesQuarkusTest extends RunningService {
    @Test
    void pricesTheCatalogueFromTheMap() {
        announceTheModel();
        await().atMost(SOON).until(() -> price() != null);

        given().auth()
                .oauth2(issuer.finance())
                .get("/api/prices")
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.provider == 'openai' && it.model == 'gpt-4o' }.per_million_tokens.input",
                        is("2.500000000"));
    }

    @Test
    void anAdminAddsAPriceOnce() {
        String price = """
                {"provider": "azure", "model": "gpt-4o", "tenant_id": "%s", "effective_from": "2036-01-01T00:00:00Z",
                 "per_million_tokens": {"input": "2", "output": "8.5"}}
                """.formatted(cast.tenant());

        admin().body(price)
                .post("/api/prices")
                .then()
                .statusCode(201)
                .body("per_million_tokens.cached_input", is("2.000000000"));
        admin().body(price).post("/api/prices").then().statusCode(409).body("type", is("/problems/price-exists"));
        await().atMost(SOON).until(() -> read(Topic.PRICES).stream().anyMatch(p -> p.contains("8500000000")));
    }
}
