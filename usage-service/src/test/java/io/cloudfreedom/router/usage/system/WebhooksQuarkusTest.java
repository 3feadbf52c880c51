package io.cloudfreedom.router.usage.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.event.Change;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What tenants' own servers are told, and what becomes of those that do not listen.
@QuarkusTest
class WebhooksQuarkusTest extends RunningService {
    @Test
    void aCrossedThresholdIsToldOnceAndSigned() {
        announce(10_000_000L);
        try (Receiver receiver = Receiver.answering()) {
            JsonPath made = create(receiver, "\"budget.threshold_reached\", \"budget.exhausted\"");
            String secret = made.getString("secret");
            spend(1_000, 300);
            await().atMost(SOON).until(() -> receiver.received().size() == 1);
            spend(1_000, 300);
            await().atMost(SOON).until(() -> receiver.received().size() == 5);

            assertThat(receiver.received()).allMatch(message -> message.isSignedWith(secret));
            JsonPath first = JsonPath.from(receiver.received().getFirst().body());
            assertThat(first.getString("type")).isEqualTo("budget.threshold_reached");
            assertThat(first.getInt("data.threshold_percent")).isEqualTo(50);
            assertThat(first.getString("data.account")).isEqualTo("tenant");
            assertThat(first.getString("data.limit")).isEqualTo("0.010000000");
            assertThat(first.getString("data.used")).isEqualTo("0.005500000");
            assertThat(receiver.received())
                    .extracting(m -> JsonPath.from(m.body()).getString("type")
                            + JsonPath.from(m.body()).getString("data.threshold_percent"))
                    .containsExactlyInAnyOrder(
                            "budget.threshold_reached50",
                            "budget.threshold_reached80",
                            "budget.threshold_reached95",
                            "budget.threshold_reached100",
                            "budget.exhausted100");
            String deliveries = "/api/webhooks/" + made.getString("webhook.id") + "/deliveries";
            await().atMost(SOON)
                    .until(() -> own().get(deliveries + "?state=delivered")
                                    .jsonPath()
                                    .getList("items")
                                    .size()
                            == 5);
            own().get(deliveries + "?state=delivered&limit=3")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(3))
                    .body("items[0].last_status", is(204))
                    .body("next_cursor", notNullValue());
        }
    }

    @Test
    void aRefusedMessageIsSentAgainUnderTheSameId() {
        announce(null);
        try (Receiver receiver = Receiver.answering(500, 503)) {
            create(receiver, "\"key.rotated\"");
            publish(cast.providerKeyChanged(2, Change.ROTATED, KeyStatus.ACTIVE));

            await().atMost(SOON).until(() -> receiver.received().size() == 3);
            assertThat(receiver.received())
                    .extracting(Receiver.Received::id)
                    .containsOnly(receiver.received().getFirst().id());
            own().get("/api/webhooks").then().body("items[0].enabled", is(true));
        }
    }

    @Test
    void ownersAreToldOfKeysThatTurnBadOnce() {
        announce(null);
        try (Receiver receiver = Receiver.answering()) {
            create(receiver, "\"key.failing\"");
            publish(cast.providerKeyChanged(2, Change.STATUS_CHANGED, KeyStatus.ERROR));
            publish(cast.providerKeyChanged(3, Change.UPDATED, KeyStatus.ERROR));
            publish(cast.providerKeyChanged(4, Change.STATUS_CHANGED, KeyStatus.ACTIVE));
            publish(cast.providerKeyChanged(5, Change.STATUS_CHANGED, KeyStatus.ERROR));

            await().atMost(SOON).until(() -> receiver.received().size() == 2);
            assertThat(receiver.received())
                    .extracting(m -> JsonPath.from(m.body()).getInt("data.version"))
                    .containsExactlyInAnyOrder(2, 5);
            assertThat(receiver.received().getFirst().body()).contains("\"reason\":\"quota_exhausted\"");
        }
    }

    @Test
    void anEndpointThatIsGoneIsDisabled() {
        announce(null);
        try (Receiver receiver = Receiver.answering(410)) {
            String id = create(receiver, "\"key.rotated\"").getString("webhook.id");
            publish(cast.providerKeyChanged(2, Change.ROTATED, KeyStatus.ACTIVE));

            await().atMost(SOON).until(() -> "gone".equals(webhook(id).getString("status_reason")));
            assertThat(webhook(id).getBoolean("enabled")).isFalse();
            await().atMost(SOON)
                    .until(() -> read(Topic.AUDIT).stream()
                            .anyMatch(entry -> entry.contains("webhook.disabled_gone") && entry.contains(id)));
        }
    }

    @Test
    void anEndpointThatFailsForDaysIsDisabledUntilAnAdminEnablesIt() {
        announce(null);
        try (Receiver receiver = Receiver.answering(500, 500, 500)) {
            String id = create(receiver, "\"key.rotated\"").getString("webhook.id");
            run("update webhook_endpoint set failing_since = now() - interval '6 days'"
                    + " where 'tenant/' || tenant_id || '/usd' = $1");
            publish(cast.providerKeyChanged(2, Change.ROTATED, KeyStatus.ACTIVE));
            await().atMost(SOON).until(() -> "failing".equals(webhook(id).getString("status_reason")));

            own().body("{\"enabled\": true}")
                    .patch("/api/webhooks/" + id)
                    .then()
                    .statusCode(200)
                    .body("enabled", is(true))
                    .body("failing_since", nullValue());
        }
    }

    @Test
    void bothSecretsSignDuringARotation() {
        announce(null);
        try (Receiver receiver = Receiver.answering()) {
            JsonPath made = create(receiver, "\"key.rotated\"");
            String id = made.getString("webhook.id");
            String renewed = own().post("/api/webhooks/" + id + "/rotate-secret")
                    .jsonPath()
                    .getString("secret");

            own().post("/api/webhooks/" + id + "/test")
                    .then()
                    .statusCode(200)
                    .body("state", is("delivered"))
                    .body("type", is("webhook.test"));

            assertThat(renewed).startsWith("whsec_").isNotEqualTo(made.getString("secret"));
            assertThat(receiver.received())
                    .singleElement()
                    .matches(message -> message.isSignedWith(renewed))
                    .matches(message -> message.isSignedWith(made.getString("secret")));
            assertThat(own().get("/api/webhooks/" + id).asString()).doesNotContain("whsec_");
        }
    }

    @Test
    void aTestSaysWhyItFailed() {
        announce(null);
        String id;
        try (Receiver receiver = Receiver.answering()) {
            id = create(receiver, "\"key.rotated\"").getString("webhook.id");
        }
        own().post("/api/webhooks/" + id + "/test")
                .then()
                .statusCode(200)
                .body("state", is("failed"))
                .body("last_error", is("unreachable"));

        String delivery =
                own().get("/api/webhooks/" + id + "/deliveries").jsonPath().getString("items[0].id");
        own().post("/api/webhooks/" + id + "/deliveries/" + delivery + "/redeliver")
                .then()
                .statusCode(204);
    }

    @Test
    void anotherTenantsEndpointsAreNotThere() {
        announce(null);
        try (Receiver receiver = Receiver.answering()) {
            String id = create(receiver, "\"key.rotated\"").getString("webhook.id");
            Cast stranger = Cast.fresh();
            RequestSpecification foreign =
                    given().contentType("application/json").auth().oauth2(issuer.tenantAdmin(stranger.tenant()));

            foreign.get("/api/webhooks").then().statusCode(200).body("items", empty());
            for (String path : List.of("", "/deliveries")) {
                foreign.get("/api/webhooks/" + id + path).then().statusCode(404);
            }
            foreign.delete("/api/webhooks/" + id).then().statusCode(404);
            foreign.body("{\"enabled\": false}")
                    .patch("/api/webhooks/" + id)
                    .then()
                    .statusCode(404);
            foreign.post("/api/webhooks/" + id + "/rotate-secret").then().statusCode(404);
            foreign.get("/api/webhooks?tenant_id=" + cast.tenant()).then().statusCode(404);
            given().auth().oauth2(issuer.finance()).get("/api/webhooks").then().statusCode(403);
        }
    }

    @Test
    void saysWhatIsWrongWithAnEndpoint() {
        announce(null);
        own().body("{\"url\": \"ftp://example.com/\"}")
                .post("/api/webhooks")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", is("#/url"));
        own().body("{\"url\": \"https://example.com/\", \"events\": [\"webhook.test\"]}")
                .post("/api/webhooks")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", is("#/events"));
    }

    @Test
    void whatIsDeletedIsGoneWithItsSecret() {
        announce(null);
        try (Receiver receiver = Receiver.answering()) {
            String id = create(receiver, "\"key.rotated\"").getString("webhook.id");

            own().delete("/api/webhooks/" + id).then().statusCode(204);

            own().get("/api/webhooks/" + id).then().statusCode(404);
            await().atMost(SOON)
                    .until(() -> read(Topic.AUDIT).stream()
                            .anyMatch(entry -> entry.contains("webhook.deleted") && entry.contains(id)));
        }
    }

    private JsonPath create(Receiver receiver, String events) {
        return own().body("""
                        {"url": "%s", "description": "on call", "events": [%s]}
                        """.formatted(receiver.url(), events))
                .post("/api/webhooks")
                .then()
                .statusCode(201)
                .body("webhook.tenant_id", is(cast.tenant().toString()))
                .extract()
                .jsonPath();
    }

    private JsonPath webhook(String id) {
        return own().get("/api/webhooks/" + id).jsonPath();
    }

    private RequestSpecification own() {
        return given().contentType("application/json").auth().oauth2(issuer.tenantAdmin(cast.tenant()));
    }

    /// Posts in the tenant's window without a lease.
    private void spend(long input, long output) {
        publish(cast.metered(Cast.id(), awaitPrice(), input, output, List.of(tenantShare())));
    }
}
