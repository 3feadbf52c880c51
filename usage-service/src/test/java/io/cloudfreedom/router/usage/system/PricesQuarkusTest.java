package io.cloudfreedom.router.usage.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.UnknownPrice;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ModelChanged;
import io.cloudfreedom.router.contracts.event.ModelRoute;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
                        is("2.500000000"),
                        "items.find { it.provider == 'openai' && it.model == 'gpt-4o' }.batch.output",
                        is("5.000000000"));
    }

    @Test
    void anAdminAddsAPriceOnce() {
        announce(null);
        String price = """
                {"provider": "azure", "model": "gpt-4o", "tenant_id": "%s", "effective_from": "2036-01-01T00:00:00Z",
                 "per_million_tokens": {"input": "2", "output": "8.5"}, "batch": {"input": "1", "output": "4.25"}}
                """.formatted(cast.tenant());

        admin().body(price)
                .post("/api/prices")
                .then()
                .statusCode(201)
                .body("per_million_tokens.cached_input", is("2.000000000"), "batch.output", is("4.250000000"));
        admin().body(price).post("/api/prices").then().statusCode(409).body("type", is("/problems/price-exists"));
        await().atMost(SOON).until(() -> read(Topic.PRICES).stream().anyMatch(p -> p.contains("8500000000")));
    }

    @Test
    void aPriceIsForATenantThatThereIsAndForAKeyOfItsProvider() {
        announce(null);
        for (String scope : List.of(
                "\"tenant_id\": \"%s\"".formatted(Cast.id()),
                "\"provider_key_id\": \"%s\"".formatted(cast.providerKey()))) {
            admin().body("""
                            {"provider": "azure", "model": "gpt-4o", %s,
                             "per_million_tokens": {"input": "2", "output": "8.5"}}
                            """.formatted(scope)).post("/api/prices").then().statusCode(422);
        }
    }

    @Test
    void withoutAPriceAHeldRequestIsCountedAndChargedWhenThePriceComes() {
        String model = announceUnpriced();
        policy("hold");
        PriceChanged standIn = standIn(model, UnknownPrice.HOLD);
        assertThat(standIn.rates().input()).isGreaterThanOrEqualTo(2_500_000_000L);

        publish(cast.meteredShared(Cast.id(), model, standIn.priceId(), 1_000, 100));
        await().atMost(SOON).until(() -> cost() > 0);
        assertThat(billed()).isZero();

        admin().body("""
                        {"provider": "openai", "model": "%s", "per_million_tokens": {"input": "1", "output": "2"}}
                        """.formatted(model))
                .post("/api/prices")
                .then()
                .statusCode(201)
                .body("effective_from", is("1970-01-01T00:00:00Z"));

        // 1000 × 1 + 100 × 2 µUSD, and 20 % on top
        await().atMost(SOON).until(() -> cost() == 1_200_000);
        assertThat(billed()).isEqualTo(1_440_000);
        assertThat(number("select count(*) from ledger_entry where debit_account = $1"))
                .isEqualTo(3);
        assertThat(number("select count(*) from unrated where 'tenant/' || tenant_id || '/usd' = $1"))
                .isZero();
    }

    @Test
    void anEstimateIsChargedAndRefusedIsWhatHasNoStandIn() {
        String model = announceUnpriced();
        policy("estimate");
        PriceChanged estimate = standIn(model, UnknownPrice.ESTIMATE);

        publish(cast.meteredShared(Cast.id(), model, estimate.priceId(), 1_000, 100));
        await().atMost(SOON).until(() -> cost() > 0);
        assertThat(billed()).isGreaterThan(cost());

        policy("refuse");
        assertThat(standIn(model, UnknownPrice.REFUSE).effectiveFrom()).isAfter(estimate.effectiveFrom());
        given().auth()
                .oauth2(issuer.finance())
                .get("/api/prices/unknown")
                .then()
                .statusCode(200)
                .body("items.find { it.tenant_id == '%s' }.policy".formatted(cast.tenant()), is("refuse"));
    }

    @Test
    void litellmsOwnMapIsImportedWhereItDiffers() {
        String model = announceUnpriced();
        announceTheModel();
        awaitPrice();
        String map = """
                {"sample_spec": {"input_cost_per_token": "a number", "mode": "chat"},
                 "dall-e-3": {"input_cost_per_pixel": 1e-8},
                 "gpt-4o": {"input_cost_per_token": 2.5e-06, "cache_read_input_token_cost": 1.25e-06,
                            "output_cost_per_token": 1e-05, "input_cost_per_token_batches": 1.25e-06,
                            "output_cost_per_token_batches": 5e-06},
                 "%s": {"input_cost_per_token": 1e-06, "input_cost_per_token_above_200k_tokens": 2e-06,
                        "output_cost_per_token": 4e-06, "output_cost_per_token_above_200k_tokens": 6e-06}}
                """.formatted(model);

        Response imported = admin().body(map).post("/api/prices/import");

        assertThat(imported.statusCode()).as(imported.asString()).isEqualTo(200);
        assertThat(imported.jsonPath().getInt("added")).isPositive();
        assertThat(imported.jsonPath().getInt("unchanged")).isPositive();
        assertThat(admin().body(map).post("/api/prices/import").jsonPath().getInt("added"))
                .isZero();
        given().auth()
                .oauth2(issuer.finance())
                .get("/api/prices")
                .then()
                .body(
                        "items.find { it.model == '%s' }.tiers[0].per_million_tokens.output".formatted(model),
                        is("6.000000000"));
    }

    /// A model that no map prices, of a tenant of its own.
    private String announceUnpriced() {
        announce(null);
        awaitPrice();
        String model = "secret-" + cast.tenant();
        publish(new ModelChanged(
                model,
                1,
                Change.CREATED,
                model,
                "chat",
                128_000,
                16_384,
                List.of(new ModelRoute(Provider.OPENAI, "openai/" + model)),
                Instant.now()));
        await().atMost(SOON)
                .until(() ->
                        number("select count(*) from model_route where $1 <> '' and model = '" + model + "'") == 1);
        return model;
    }

    private void policy(String policy) {
        admin().body("""
                        {"tenant_id": "%s", "policy": "%s"}
                        """.formatted(cast.tenant(), policy))
                .put("/api/prices/unknown")
                .then()
                .statusCode(200);
    }

    private PriceChanged standIn(String model, UnknownPrice policy) {
        return await().atMost(SOON)
                .until(
                        () -> read(Topic.PRICES).stream()
                                .map(payload -> ContractJson.read(payload, PriceChanged.class))
                                .filter(price -> price.model().equals(model)
                                        && cast.tenant().equals(price.scope().tenantId())
                                        && price.standsInBy().equals(Optional.of(policy)))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private long cost() {
        return number("select coalesce(sum(cost), 0)::bigint from ledger_entry where debit_account = $1");
    }

    private long billed() {
        return number("select coalesce(sum(billed), 0)::bigint from ledger_entry where debit_account = $1");
    }
}
