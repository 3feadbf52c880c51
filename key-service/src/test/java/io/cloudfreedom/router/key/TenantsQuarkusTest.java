package io.cloudfreedom.router.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ModelChanged;
import io.cloudfreedom.router.contracts.event.ModelRoute;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.event.VirtualKeyChanged;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What can be done with tenants.
@QuarkusTest
class TenantsQuarkusTest extends RunningService {
    @Test
    void platformIsThereFromTheStartAndToldOf() {
        admin.get("/api/tenants/" + PlatformTenant.ID).then().statusCode(200).body("slug", is("platform"));

        try (Facts all = Facts.fromTheBeginning(bootstrapServers)) {
            TenantChanged told = all.await(TenantChanged.class, t -> t.slug().equals("platform"));
            assertThat(told.version()).isEqualTo(1);
            assertThat(told.change()).isEqualTo(Change.CREATED);
        }
    }

    @Test
    void tenantIsCreatedOncePerIdempotencyKey() {
        String key = UUID.randomUUID().toString();
        var body =
                Map.of("name", "Acme", "slug", "acme-" + key.substring(0, 8), "tier", "hybrid", "daily_limit", "5.00");
        String id = admin.post("/api/tenants", body, key)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("daily_limit", is("5.000000000"))
                .body("key_policy.default", is("own_first"))
                .body("timezone", is("UTC"))
                .extract()
                .path("id");

        admin.post("/api/tenants", body, key).then().statusCode(201).body("id", is(id));
        admin.post("/api/tenants", Map.of("name", "Other", "slug", "other", "tier", "byok"), key)
                .then()
                .statusCode(422)
                .body("type", is("/problems/idempotency-key-reused"));
        admin.post("/api/tenants", body).then().statusCode(409).body("type", is("/problems/slug-taken"));
        admin.request().body(body).post("/api/tenants").then().statusCode(400);
        TenantChanged told =
                facts.await(TenantChanged.class, t -> t.id().toString().equals(id));
        assertThat(told.dailyLimitNanoUsd()).isEqualTo(5_000_000_000L);
    }

    @Test
    void tenantChangesUnderItsVersionOnly() {
        UUID id = admin.tenant();
        String path = "/api/tenants/" + id;

        admin.request().body(Map.of("name", "New")).patch(path).then().statusCode(428);
        admin.patch(path, 1, Map.of("name", "New", "domain", "", "monthly_budget", "10"))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", is("New"));
        admin.patch(path, 1, Map.of("name", "Lost")).then().statusCode(412);
        admin.patch(path, 2, Map.of("tier", "shared", "timezone", "Mars/Base"))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("#/timezone"));
        Map<String, Object> noBudget = new HashMap<>();
        noBudget.put("monthly_budget", null);
        admin.patch(path, 2, noBudget).then().statusCode(200).body("monthly_budget", nullValue());
    }

    @Test
    void tenantGoesWithItsKeysWhenConfirmed() {
        UUID id = admin.tenant();
        String key = created(Api.openAi(id, "tenant-goes-0123456789"));
        String virtual = admin.post("/api/virtual-keys", Map.of("tenant_id", id, "name", "app"))
                .path("id");
        String slug = admin.get("/api/tenants/" + id).path("slug");

        admin.delete("/api/tenants/" + id, 1).then().statusCode(409);
        admin.request()
                .header("If-Match", "\"1\"")
                .delete("/api/tenants/" + id + "?confirm=" + slug)
                .then()
                .statusCode(204);

        admin.get("/api/tenants/" + id).then().statusCode(404);
        facts.await(TenantChanged.class, t -> t.id().equals(id) && t.status() == Status.DELETED);
        facts.await(ProviderKeyChanged.class, k -> of(k, key) && k.change() == Change.DELETED);
        facts.await(VirtualKeyChanged.class, k -> k.id().toString().equals(virtual) && k.status() == Status.INACTIVE);
        admin.request()
                .header("If-Match", "\"1\"")
                .delete("/api/tenants/" + PlatformTenant.ID + "?confirm=platform")
                .then()
                .statusCode(409);
    }

    @Test
    void hybridTenantChoosesItsKeysByProviderAndByModel() {
        facts.publish(new ModelChanged(
                "policy-model",
                1,
                Change.CREATED,
                "Policy",
                "chat",
                1000,
                100,
                List.of(new ModelRoute(Provider.OPENAI, "openai/policy-model")),
                Instant.now()));
        UUID id = admin.tenant();
        Api owner = new Api(issuer.tenantAdmin(id));
        String path = "/api/tenants/" + id;
        Map<String, Object> policy =
                Map.of("default", "own_first", "openai", "own_only", "policy-model", "shared_only");
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> owner.patch(
                                path, version(owner, path), Map.of("key_policy", Map.of("no-such-model", "own_only")))
                        .then()
                        .statusCode(422)
                        .body("errors.pointer", hasItem("#/key_policy")));

        // Before the catalogue was read the policy could name anything.
        int version = version(owner, path);
        owner.patch(path, version, Map.of("key_policy", policy, "fallback_on_limit", true))
                .then()
                .statusCode(200)
                .body("key_policy.openai", is("own_only"))
                .body("key_policy.policy-model", is("shared_only"))
                .body("fallback_on_limit", is(true));

        TenantChanged told = facts.await(TenantChanged.class, t -> t.id().equals(id) && t.version() == version + 1);
        assertThat(told.keyPolicy()).hasSize(3);
        assertThat(told.fallbackOnLimit()).isTrue();
        owner.patch(path, version + 1, Map.of("key_policy", Map.of("default", "shared_only")))
                .then()
                .statusCode(200)
                .body("key_policy.openai", nullValue());
        admin.patch(path, version + 2, Map.of("tier", "byok", "key_policy", Map.of("openai", "shared_only")))
                .then()
                .statusCode(422);
    }

    private static int version(Api api, String path) {
        return api.get(path).path("version");
    }
}
