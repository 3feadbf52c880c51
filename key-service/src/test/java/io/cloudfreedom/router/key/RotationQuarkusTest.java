package io.cloudfreedom.router.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Secrets are replaced, and destroyed when nobody needs them any more.
@QuarkusTest
class RotationQuarkusTest extends RunningService {
    @Test
    void rotationChangesTheSecretAndNothingElse() {
        UUID tenant = admin.tenant();
        Map<String, Object> body = Api.openAi(tenant, "first-0123456789-aaaa");
        body.put("monthly_budget", "100.00");
        String id = created(body);
        String key = UUID.randomUUID().toString();
        var rotation = Map.of("api_key", "second-0123456789-bbbb", "overlap", "PT0S");

        admin.post("/api/provider-keys/" + id + "/rotate", rotation, key)
                .then()
                .statusCode(200)
                .body("id", is(id))
                .body("version", is(2))
                .body("last4", is("bbbb"))
                .body("monthly_budget", is("100.000000000"))
                .body("rotated", notNullValue());
        admin.post("/api/provider-keys/" + id + "/rotate", rotation, key)
                .then()
                .statusCode(200)
                .body("version", is(2));

        ProviderKeyChanged first = facts.await(ProviderKeyChanged.class, k -> of(k, id) && k.version() == 1);
        ProviderKeyChanged second = facts.await(ProviderKeyChanged.class, k -> of(k, id) && k.version() == 2);
        assertThat(second.change()).isEqualTo(Change.ROTATED);
        assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(second.material().id()).isNotEqualTo(first.material().id());
        Awaitility.await().atMost(SOON).until(() -> secretAt(first).isEmpty());
        assertThat(secretAt(second)).isEqualTo("second-0123456789-bbbb");
        admin.post("/api/provider-keys/" + id + "/rotate", Map.of("api_key", "bad-0123456789-cccc"))
                .then()
                .statusCode(422);
        admin.get("/api/provider-keys/" + id).then().body("version", is(2)).body("last4", is("bbbb"));
    }

    @Test
    void rollbackTakesTheSecretBeforeIntoUseAgain() {
        UUID tenant = admin.tenant();
        String id = created(Api.openAi(tenant, "before-0123456789-aaaa"));
        String path = "/api/provider-keys/" + id;
        admin.post(path + "/rollback", "").then().statusCode(409).body("type", is("/problems/nothing-to-roll-back-to"));
        admin.get(path).then().body("previous_valid_until", nullValue());
        admin.post(path + "/rotate", Map.of("api_key", "after-0123456789-bbbb"))
                .then()
                .statusCode(200)
                .body("previous_valid_until", notNullValue());
        admin.get(path).then().body("previous_valid_until", notNullValue());
        String key = UUID.randomUUID().toString();

        admin.post(path + "/rollback", "", key)
                .then()
                .statusCode(200)
                .body("version", is(3))
                .body("last4", is("aaaa"));
        admin.post(path + "/rollback", "", key).then().statusCode(200).body("version", is(3));

        ProviderKeyChanged first = facts.await(ProviderKeyChanged.class, k -> of(k, id) && k.version() == 1);
        ProviderKeyChanged third = facts.await(ProviderKeyChanged.class, k -> of(k, id) && k.version() == 3);
        assertThat(third.material()).isEqualTo(first.material());
        assertThat(secretAt(third)).isEqualTo("before-0123456789-aaaa");
        admin.post(path + "/rollback", "").then().statusCode(200).body("last4", is("bbbb"));
    }

    @Test
    void revocationDestroysAtOnceAndNamesWhoIsLate() throws Exception {
        UUID tenant = admin.tenant();
        String proxy = "litellm-" + UUID.randomUUID();
        serve(proxy, tenant, 1);
        String id = created(Api.openAi(tenant, "stolen-0123456789-abcd"));
        String path = "/api/provider-keys/" + id;
        ProviderKeyChanged told = facts.await(ProviderKeyChanged.class, k -> of(k, id));

        admin.request()
                .post(path + "/revoke")
                .then()
                .statusCode(202)
                .body("status", is("inactive"))
                .body("status_reason", is("revoked"))
                .body("convergence.pending", equalTo(List.of(proxy)));

        assertThat(secretAt(told)).isEmpty();
        admin.patch(path, 2, Map.of("status", "active"))
                .then()
                .statusCode(422)
                .body("type", is("/problems/secret-needed"));
        admin.patch(path, 2, Map.of("status", "active", "api_key", "fresh-0123456789-efgh"))
                .then()
                .statusCode(200)
                .body("status", is("active"));
    }

    @Test
    void revocationIsAnsweredWhenEveryLiteLlmHasDroppedTheKey() {
        UUID tenant = admin.tenant();
        String proxy = "litellm-" + UUID.randomUUID();
        serve(proxy, tenant, 1);
        String id = created(Api.openAi(tenant, "dropped-0123456789-abcd"));
        String path = "/api/provider-keys/" + id;
        admin.request().post(path + "/revoke").then().body("status_reason", is("revoked"));
        applied(proxy, 2, id, null);

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> admin.request()
                        .post(path + "/revoke")
                        .then()
                        .statusCode(200)
                        .body("convergence.proxies", is(1))
                        .body("convergence.applied", is(1))
                        .body("convergence.pending", equalTo(List.of())));
    }

    @Test
    void deletionWaitsForEveryLiteLlmBeforeItDestroys() throws Exception {
        UUID tenant = admin.tenant();
        String proxy = "litellm-" + UUID.randomUUID();
        serve(proxy, tenant, 1);
        String id = created(Api.openAi(tenant, "delete-0123456789-abcd"));
        ProviderKeyChanged told = facts.await(ProviderKeyChanged.class, k -> of(k, id));
        applied(proxy, 1, id, 1L);

        admin.request()
                .header("If-Match", "\"1\"")
                .header("Prefer", "wait=1")
                .delete("/api/provider-keys/" + id)
                .then()
                .statusCode(202)
                .body("status", is("inactive"))
                .body("status_reason", is("deleting"))
                .body("convergence.pending", equalTo(List.of(proxy)));
        facts.await(ProviderKeyChanged.class, k -> of(k, id) && "deleting".equals(k.statusReason()));
        assertThat(secretAt(told)).isNotEmpty();

        applied(proxy, 2, id, null);
        facts.await(ProviderKeyChanged.class, k -> of(k, id) && k.change() == Change.DELETED);
        assertThat(secretAt(told)).isEmpty();
        admin.get("/api/provider-keys/" + id).then().statusCode(404);
        admin.post("/api/provider-keys/" + id + "/rotate", Map.of("api_key", "late-0123456789"))
                .then()
                .statusCode(404);
    }
}
