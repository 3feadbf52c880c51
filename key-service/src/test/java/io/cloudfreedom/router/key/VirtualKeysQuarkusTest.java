package io.cloudfreedom.router.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.VirtualKeyChanged;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Virtual keys are created, changed, rotated and revoked.
@QuarkusTest
class VirtualKeysQuarkusTest extends RunningService {
    @Test
    void virtualKeyShowsItsTokenOnce() throws Exception {
        UUID tenant = admin.tenant();
        Api owner = new Api(issuer.tenantAdmin(tenant));
        String key = UUID.randomUUID().toString();
        var body = Map.of("name", "chatbot", "rpm", 60);
        var answer = owner.post("/api/virtual-keys", body, key).then().statusCode(201);
        String id = answer.extract().path("id");
        String token = answer.extract().path("token");

        assertThat(token).matches("cf-[0-9A-Za-z]{40}");
        owner.post("/api/virtual-keys", body, key)
                .then()
                .statusCode(201)
                .body("id", is(id))
                .body("token", nullValue());
        owner.get("/api/virtual-keys/" + id).then().body("token", nullValue()).body("rpm", is(60));
        VirtualKeyChanged told =
                facts.await(VirtualKeyChanged.class, k -> k.id().toString().equals(id));
        assertThat(told.tokens()).hasSize(1);
        assertThat(told.modelsAllowed()).containsExactly("*");
        assertThat(dump()).doesNotContain(token);

        owner.request()
                .delete("/api/virtual-keys/" + id)
                .then()
                .statusCode(200)
                .body("status", is("inactive"))
                .body("status_reason", is("revoked"));
        owner.request().delete("/api/virtual-keys/" + id).then().statusCode(200).body("version", is(2));
        facts.await(VirtualKeyChanged.class, k -> k.id().toString().equals(id) && "revoked".equals(k.statusReason()));
    }

    @Test
    void whatAVirtualKeyMayDoChanges() {
        UUID tenant = admin.tenant();
        Api owner = new Api(issuer.tenantAdmin(tenant));
        String id = owner.post("/api/virtual-keys", Map.of("name", "app", "rpm", 60))
                .path("id");
        String path = "/api/virtual-keys/" + id;

        owner.request().body(Map.of("rpm", 30)).patch(path).then().statusCode(428);
        owner.patch(
                        path,
                        1,
                        Map.of(
                                "rpm",
                                30,
                                "daily_limit",
                                "2.5",
                                "daily_requests",
                                100,
                                "daily_tokens",
                                5000,
                                "expires_at",
                                "2035-01-01T00:00:00Z"))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("rpm", is(30))
                .body("daily_limit", is("2.500000000"))
                .body("daily_requests", is(100))
                .body("daily_tokens", is(5000))
                .body("name", is("app"))
                .body("token", nullValue());
        owner.patch(path, 1, Map.of("rpm", 10)).then().statusCode(412);
        owner.patch(path, 2, Map.of("expires_at", "2020-01-01T00:00:00Z"))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("#/expires_at"));
        owner.patch(path, 2, Map.of("daily_requests", -1))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("#/daily_requests"));
        owner.patch(path, 2, Map.of("tenant_id", UUID.randomUUID())).then().statusCode(422);
        VirtualKeyChanged told =
                facts.await(VirtualKeyChanged.class, k -> k.id().toString().equals(id) && k.change() == Change.UPDATED);
        assertThat(told.rpm()).isEqualTo(30);
        assertThat(told.dailyLimitNanoUsd()).isEqualTo(2_500_000_000L);
        assertThat(told.dailyRequests()).isEqualTo(100);
        assertThat(told.dailyTokens()).isEqualTo(5_000);

        owner.request().delete(path).then().statusCode(200);
        owner.patch(path, 3, Map.of("rpm", 1)).then().statusCode(409).body("type", is("/problems/virtual-key-revoked"));
    }

    @Test
    void rotationLeavesTheOldTokenGoodForTheOverlap() throws Exception {
        UUID tenant = admin.tenant();
        var created = admin.post("/api/virtual-keys", Map.of("tenant_id", tenant, "name", "app"));
        String id = created.path("id");
        String path = "/api/virtual-keys/" + id + "/rotate";
        String key = UUID.randomUUID().toString();

        String fresh = admin.post(path, Map.of("overlap", "PT1H"), key)
                .then()
                .statusCode(200)
                .body("version", is(2))
                .body("previous_valid_until", notNullValue())
                .extract()
                .path("token");
        admin.post(path, Map.of("overlap", "PT1H"), key)
                .then()
                .statusCode(200)
                .body("version", is(2))
                .body("token", nullValue());

        assertThat(fresh).matches("cf-[0-9A-Za-z]{40}").isNotEqualTo(created.path("token"));
        VirtualKeyChanged first =
                facts.await(VirtualKeyChanged.class, k -> k.id().toString().equals(id) && k.version() == 1);
        VirtualKeyChanged second =
                facts.await(VirtualKeyChanged.class, k -> k.id().toString().equals(id) && k.change() == Change.ROTATED);
        assertThat(second.tokens()).hasSize(2);
        assertThat(second.tokens().getFirst().validUntil()).isNull();
        assertThat(second.tokens().getLast().sha256())
                .isEqualTo(first.tokens().getFirst().sha256());
        assertThat(second.tokens().getLast().validUntil()).isAfter(Instant.now());
        assertThat(dump()).doesNotContain(fresh);

        admin.post(path, Map.of("overlap", "PT0S")).then().statusCode(200).body("previous_valid_until", nullValue());
        VirtualKeyChanged third =
                facts.await(VirtualKeyChanged.class, k -> k.id().toString().equals(id) && k.version() == 3);
        assertThat(third.tokens()).hasSize(1);
        admin.post(path, Map.of("overlap", "PT900H")).then().statusCode(422);
        admin.request().post(path).then().statusCode(400);
    }
}
