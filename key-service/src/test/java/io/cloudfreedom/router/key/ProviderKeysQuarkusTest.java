package io.cloudfreedom.router.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.KeyUsageChanged;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.vault.ServiceRole;
import io.cloudfreedom.router.vault.VaultApi;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Provider keys are saved, shown and changed.
@QuarkusTest
class ProviderKeysQuarkusTest extends RunningService {
    @Test
    void keyIsInVaultOnlyAndToldOfWithoutItsSecret() throws Exception {
        UUID tenant = admin.tenant();
        String secret = "planted-" + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        String id = admin.post("/api/provider-keys", Api.openAi(tenant, secret), key)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("last4", is(secret.substring(secret.length() - 4)))
                .body("status", is("active"))
                .body("test.verdict", is("ok"))
                .body("fingerprint", startsWith("vault:v1:"))
                .body("key_source", is("own"))
                .body("usage_today", is("0.000000000"))
                .body("api_key", nullValue())
                .extract()
                .path("id");

        ProviderKeyChanged told = facts.await(ProviderKeyChanged.class, k -> of(k, id));
        assertThat(told.material().path())
                .isEqualTo(tenant + "/" + id + "/" + told.material().id());
        VaultApi reader = vault.as(vault.role(ServiceRole.CONFIG));
        assertThat(reader.read("llm/data/" + told.material().path())
                                .at("/data/api_key")
                                .asText()
                        + reader.read("llm/data/" + told.material().path())
                                .at("/data/data/api_key")
                                .asText())
                .isEqualTo(secret);
        admin.post("/api/provider-keys", Api.openAi(tenant, secret), key)
                .then()
                .statusCode(201)
                .body("id", is(id));
        assertThat(facts.text()).doesNotContain(secret);
        assertThat(dump()).doesNotContain(secret).contains(id);
        admin.get("/api/provider-keys/" + id).then().body("$", not(hasItem(secret)));
    }

    @Test
    void everyProvidersKeyIsTestedAndSaved() throws Exception {
        UUID tenant = admin.tenant();
        for (Map<String, Object> body : everyProvider(tenant, "good")) {
            admin.post("/api/provider-keys", body)
                    .then()
                    .statusCode(201)
                    .body("test.verdict", is("ok"))
                    .body("test.latency_ms", notNullValue());
        }
        admin.get("/api/tenants/" + tenant + "/provider-keys").then().body("items.size()", is(6));
        admin.get("/api/provider-keys?tenant_id=" + tenant + "&provider=google")
                .then()
                .body("items.size()", is(2));
        String cursor = admin.get("/api/provider-keys?limit=4&tenant_id=" + tenant)
                .then()
                .body("items.size()", is(4))
                .extract()
                .path("next_cursor");
        admin.get("/api/provider-keys?limit=4&tenant_id=" + tenant + "&cursor=" + cursor)
                .then()
                .body("items.size()", is(2))
                .body("next_cursor", nullValue());
    }

    @Test
    void refusedKeyLeavesNothingBehind() throws Exception {
        UUID tenant = admin.tenant();
        String secret = "bad-" + UUID.randomUUID();

        admin.post("/api/provider-keys", Api.openAi(tenant, secret))
                .then()
                .statusCode(422)
                .body("type", is("/problems/invalid-key"))
                .body("errors.pointer", hasItem("#/api_key"))
                .body("detail", not(startsWith("Incorrect")));

        admin.get("/api/tenants/" + tenant + "/provider-keys").then().body("items.size()", is(0));
        assertThat(dump()).doesNotContain(secret);
        try (Connection db = postgres.admin("key_service")) {
            String ofTenant = " where tenant_id = '" + tenant + "'";
            assertThat(text(db, "select state from key_operation" + ofTenant + " and kind like 'provider%'"))
                    .isEqualTo("ABORTED");
            assertThat(text(db, "select state from key_material" + ofTenant)).isEqualTo("DESTROYED");
            assertThat(text(db, "select outcome from audit_event" + ofTenant + " and action like 'provider_key%'"))
                    .isEqualTo("aborted");
        }
    }

    @Test
    void otherVerdictsAreWarnings() {
        UUID tenant = admin.tenant();

        admin.post("/api/provider-keys", Api.openAi(tenant, "down-0123456789-abcd"))
                .then()
                .statusCode(201)
                .body("status", is("active"))
                .body("test.verdict", is("provider_down"));
        admin.post("/api/provider-keys", Api.openAi(tenant, "quota-0123456789-abcd"))
                .then()
                .statusCode(201)
                .body("status", is("error"))
                .body("status_reason", is("quota_exhausted"));
    }

    @Test
    void wrongFieldsAreNamed() {
        UUID tenant = admin.tenant();
        Map<String, Object> masked = Api.openAi(tenant, "sk-…abcd");
        admin.post("/api/provider-keys", masked)
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/api_key")));
        Map<String, Object> wrong = Api.openAi(tenant, "good-0123456789");
        wrong.put("daily_limit", "-1");
        wrong.put("weight", 0);
        admin.post("/api/provider-keys", wrong)
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/daily_limit", "#/weight")));
        wrong.put("daily_limit", "much");
        admin.post("/api/provider-keys", wrong)
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/daily_limit")));
        admin.post("/api/provider-keys", "[]").then().statusCode(422);
        admin.post("/api/provider-keys", "{broken").then().statusCode(400);
    }

    @Test
    void unknownMembersAndUnusedSettingsAreNamed() {
        UUID tenant = admin.tenant();
        Map<String, Object> body = Api.openAi(tenant, "unknown-0123456789-abcd");
        body.put("montly_budget", "5");
        admin.post("/api/provider-keys", body)
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/montly_budget")))
                .body("errors.detail", equalTo(List.of("is not known here; leave it out")));
        body.remove("montly_budget");
        body.put("region", "westeurope");
        admin.post("/api/provider-keys", body)
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/region")));
        admin.post("/api/tenants", Map.of("name", "x", "slug", "x", "tier", "byok", "Rpm", 5))
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/Rpm")));
        admin.post("/api/virtual-keys", Map.of("tenant_id", tenant, "name", "x", "models", List.of("*")))
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/models")));
        admin.patch("/api/tenants/" + tenant, 1, Map.of("version", 2))
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/version")));
    }

    @Test
    void patchNeverBlanksAndNeedsTheSecretForAnotherEndpoint() {
        UUID tenant = admin.tenant();
        Map<String, Object> body = azure(tenant, "patch-0123456789-abcd");
        String id = created(body);
        String path = "/api/provider-keys/" + id;

        admin.request().body(Map.of("weight", 5)).patch(path).then().statusCode(428);
        admin.patch(path, 1, Map.of("weight", 5, "provider_name", "", "api_key", ""))
                .then()
                .statusCode(200)
                .body("version", is(2))
                .body("weight", is(5))
                .body("provider_name", is("Azure"))
                .body("last4", is("abcd"));
        admin.patch(path, 1, Map.of("weight", 6)).then().statusCode(412);
        admin.patch(path, 2, Map.of("endpoint", "https://other.openai.azure.com"))
                .then()
                .statusCode(422)
                .body("type", is("/problems/secret-needed"));
        admin.patch(path, 2, Map.of("status", "inactive"))
                .then()
                .statusCode(200)
                .body("status", is("inactive"));
        facts.await(
                ProviderKeyChanged.class,
                k -> of(k, id) && k.change() == Change.STATUS_CHANGED && k.status() == KeyStatus.INACTIVE);
        admin.patch(path, 3, Map.of("api_key", "patch-0123456789-efgh", "status", "active"))
                .then()
                .statusCode(200)
                .body("last4", is("efgh"))
                .body("status", is("active"));
    }

    @Test
    void savingWaitsForConvergenceWhenAsked() {
        UUID tenant = admin.tenant();
        String proxy = "litellm-" + UUID.randomUUID();
        serve(proxy, tenant, 1);
        String token = admin.token();
        CompletableFuture<io.restassured.response.Response> saving = CompletableFuture.supplyAsync(() -> new Api(token)
                .request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Prefer", "wait=20")
                .body(Api.openAi(tenant, "wait-0123456789-abcd"))
                .post("/api/provider-keys"));
        ProviderKeyChanged told =
                facts.await(ProviderKeyChanged.class, k -> k.tenantId().equals(tenant));
        applied(proxy, 1, told.id().toString(), 1L);

        saving.join()
                .then()
                .statusCode(201)
                .body("convergence.proxies", is(1))
                .body("convergence.applied", is(1))
                .body("convergence.pending", equalTo(List.of()));
    }

    @Test
    void usageIsShownAsItIsTold() {
        UUID tenant = admin.tenant();
        String id = created(Api.openAi(tenant, "usage-0123456789-abcd"));
        Instant now = Instant.now();

        facts.publish(new KeyUsageChanged(UUID.fromString(id), tenant, 1_500_000, 9_000_000, now, now));

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> admin.get("/api/provider-keys/" + id)
                        .then()
                        .body("usage_today", is("0.001500000"))
                        .body("usage_month", is("0.009000000"))
                        .body("last_used", notNullValue()));
    }

    /// Guards the lists of columns.
    @Test
    void everyFieldIsKept() {
        String slug = "all-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, Object> tenant = new HashMap<>(Map.of(
                "name",
                "All",
                "slug",
                slug,
                "domain",
                "all.example",
                "type",
                "company",
                "tier",
                "hybrid",
                "timezone",
                "Europe/Berlin",
                "currency",
                "EUR",
                "daily_limit",
                "5.000000000",
                "monthly_budget",
                "50.000000000",
                "daily_requests",
                1000));
        tenant.putAll(Map.of(
                "daily_tokens",
                100000,
                "rpm",
                60,
                "tpm",
                6000,
                "max_output_tokens",
                4096,
                "markup_percent",
                "12.500",
                "platform_fee",
                "99.00",
                "fallback_on_limit",
                true,
                "key_policy",
                Map.of("default", "own_first", "openai", "own_only")));
        String tenantId = kept("/api/tenants", tenant);
        Map<String, Object> key = vertex(UUID.fromString(tenantId), "good");
        key.putAll(Map.of(
                "models_enabled",
                List.of("*"),
                "daily_limit",
                "1.000000000",
                "monthly_budget",
                "2.000000000",
                "weight",
                7,
                "max_concurrency",
                8,
                "rpm",
                9,
                "tpm",
                10,
                "expires_at",
                "2030-01-01T00:00:00Z"));
        key.putAll(Map.of("daily_requests", 300, "daily_tokens", 40000));
        kept("/api/provider-keys", key);
        Map<String, Object> azure = azure(UUID.fromString(tenantId), "all-fields-0123456789-abcd");
        azure.put("models_enabled", List.of("*"));
        kept("/api/provider-keys", azure);
        kept(
                "/api/virtual-keys",
                Map.of(
                        "tenant_id",
                        tenantId,
                        "name",
                        "all",
                        "models_allowed",
                        List.of("*"),
                        "daily_limit",
                        "1.000000000",
                        "monthly_budget",
                        "2.000000000",
                        "rpm",
                        3,
                        "tpm",
                        4,
                        "max_output_tokens",
                        5,
                        "expires_at",
                        "2030-01-01T00:00:00Z"));
    }

    private String kept(String path, Map<String, Object> body) {
        String id = admin.post(path, body).then().statusCode(201).extract().path("id");
        Map<String, Object> readable = new HashMap<>(body);
        readable.remove("api_key");
        Map<String, Object> read = admin.get(path + "/" + id).then().extract().path("$");
        assertThat(read).containsAllEntriesOf(readable);
        return id;
    }
}
