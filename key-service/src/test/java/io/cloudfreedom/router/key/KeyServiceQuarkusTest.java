package io.cloudfreedom.router.key;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.event.AppliedKey;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ConfigApplied;
import io.cloudfreedom.router.contracts.event.KeyUsageChanged;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.ProxyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.event.VirtualKeyChanged;
import io.cloudfreedom.router.testkit.RouterResource;
import io.cloudfreedom.router.testkit.doubles.ProviderDoubles;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.cloudfreedom.router.testkit.postgres.PostgresServer;
import io.cloudfreedom.router.testkit.vault.OpenBao;
import io.cloudfreedom.router.vault.ServiceRole;
import io.cloudfreedom.router.vault.VaultApi;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The whole service on a real PostgreSQL, Kafka and OpenBao, with doubles for providers.
@SuppressWarnings("NullAway.Init") // Quarkus and the test resources fill the fields.
@QuarkusTest
@WithTestResource(
        value = RouterResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "key"),
            @ResourceArg(name = "parts", value = "postgres,kafka,vault")
        })
@WithTestResource(DoublesResource.class)
class KeyServiceQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    Issuer issuer;
    OpenBao vault;
    PostgresServer postgres;
    ProviderDoubles doubles;

    private Facts facts;
    private Api admin;

    @BeforeEach
    void open() {
        facts = new Facts(bootstrapServers);
        admin = new Api(issuer.superAdmin());
    }

    @AfterEach
    void close() {
        facts.close();
    }

    // Tenants

    @Test
    void platformIsThereFromTheStartAndToldOf() {
        admin.get("/api/tenants/" + PlatformTenant.ID).then().statusCode(200).body("slug", is("platform"));

        TenantChanged told = facts.await(TenantChanged.class, t -> t.slug().equals("platform"));
        assertThat(told.version()).isEqualTo(1);
        assertThat(told.change()).isEqualTo(Change.CREATED);
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

    // Who may do what

    @Test
    void nobodyWithoutTokenAndNoRoleBeyondItself() {
        given().get("/api/provider-keys").then().statusCode(401).contentType("application/problem+json");
        given().auth().oauth2("garbage").get("/api/tenants").then().statusCode(401);
        new Api(issuer.finance()).get("/api/provider-keys").then().statusCode(403);
        new Api(issuer.auditor())
                .post("/api/virtual-keys", Map.of("name", "x"))
                .then()
                .statusCode(403);
        UUID tenant = admin.tenant();
        new Api(issuer.tenantAdmin(tenant))
                .post("/api/tenants", Map.of("name", "x", "slug", "x", "tier", "byok"))
                .then()
                .statusCode(403);
    }

    @Test
    void foreignTenantsThingsDoNotExist() {
        UUID mine = admin.tenant();
        UUID other = admin.tenant();
        Api me = new Api(issuer.tenantAdmin(mine));
        String key = created(Api.openAi(other, "foreign-0123456789-abcd"));
        String virtual = admin.post("/api/virtual-keys", Map.of("tenant_id", other, "name", "app"))
                .path("id");
        String nothing = UUID.randomUUID().toString();

        for (String path : List.of("/api/tenants/%s", "/api/provider-keys/%s", "/api/virtual-keys/%s")) {
            String id = path.contains("tenants") ? other.toString() : path.contains("virtual") ? virtual : key;
            String foreign =
                    me.get(path.formatted(id)).then().statusCode(404).extract().asString();
            String absent = me.get(path.formatted(nothing))
                    .then()
                    .statusCode(404)
                    .extract()
                    .asString();
            assertThat(foreign.replace(id, nothing)).isEqualTo(absent);
        }
        me.get("/api/tenants/" + other + "/provider-keys").then().statusCode(404);
        me.delete("/api/provider-keys/" + key, 1).then().statusCode(404);
        me.patch("/api/provider-keys/" + key, 1, Map.of("weight", 2)).then().statusCode(404);
        me.post("/api/provider-keys/" + key + "/rotate", Map.of("api_key", "x-0123456789"))
                .then()
                .statusCode(404);
        me.request().delete("/api/virtual-keys/" + virtual).then().statusCode(404);
        me.post("/api/provider-keys", Api.openAi(other, "foreign-0123456789-abcd"))
                .then()
                .statusCode(404);
        me.get("/api/provider-keys?tenant_id=" + other).then().statusCode(200).body("items.size()", is(0));
        me.get("/api/tenants").then().statusCode(200).body("items.id", equalTo(List.of(mine.toString())));
        me.patch("/api/tenants/" + mine, 1, Map.of("daily_limit", "1000"))
                .then()
                .statusCode(403);
    }

    @Test
    void databaseItselfSeparatesTenants() throws Exception {
        UUID one = admin.tenant();
        created(Api.openAi(one, "rls-0123456789-abcd"));
        try (Connection app = postgres.connect("key_service", "key_app", "test-app")) {
            assertThat(count(app, "select count(*) from provider_key")).isZero();
            app.setAutoCommit(false);
            app.createStatement().execute("select set_config('app.tenant', '" + one + "', true)");
            assertThat(count(app, "select count(*) from provider_key")).isEqualTo(1);
            assertThat(count(app, "select count(*) from tenant")).isEqualTo(1);
            app.rollback();
            assertThat(count(app, "select count(*) from provider_key")).isZero();
        }
    }

    // Provider keys

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
    void verdictsOfEveryProvider() throws Exception {
        UUID tenant = admin.tenant();
        Map<String, String> verdicts = Map.of(
                "bad", "invalid_key",
                "noperm", "no_permission",
                "quota", "quota_exhausted",
                "rate", "rate_limited",
                "down", "provider_down");
        for (var verdict : verdicts.entrySet()) {
            for (Map<String, Object> body : everyProvider(tenant, verdict.getKey())) {
                admin.request()
                        .body(body)
                        .post("/api/provider-keys/test")
                        .then()
                        .statusCode(200)
                        .body("verdict", is(verdict.getValue()));
            }
        }
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
    void rollbackTakesTheSecretBeforeIntoUseAgain() {
        UUID tenant = admin.tenant();
        String id = created(Api.openAi(tenant, "before-0123456789-aaaa"));
        String path = "/api/provider-keys/" + id;
        admin.post(path + "/rollback", "").then().statusCode(409).body("type", is("/problems/nothing-to-roll-back-to"));
        admin.post(path + "/rotate", Map.of("api_key", "after-0123456789-bbbb"))
                .then()
                .statusCode(200);
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
        Map<String, Object> key = azure(UUID.fromString(tenantId), "all-fields-0123456789-abcd");
        key.putAll(Map.of(
                "region",
                "westeurope",
                "project_id",
                "p-1",
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
        kept("/api/provider-keys", key);
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

    // Audit

    @Test
    void everyChangeIsInTheAuditLogWithItsActor() throws Exception {
        UUID tenant = admin.tenant();
        Api owner = new Api(issuer.tenantAdmin(tenant));
        String id = owner.post("/api/provider-keys", Api.openAi(tenant, "audited-0123456789-abcd"))
                .path("id");
        owner.request()
                .header("x-request-id", "r-17")
                .header("If-Match", "\"1\"")
                .body(Map.of("weight", 3))
                .patch("/api/provider-keys/" + id)
                .then()
                .statusCode(200);

        new Api(issuer.auditor())
                .get("/api/audit-events?object=" + id)
                .then()
                .statusCode(200)
                .body("items.action", equalTo(List.of("provider_key.updated", "provider_key.created")))
                .body("items[0].actor", is("admin-of-" + tenant))
                .body("items[0].request_id", is("r-17"))
                .body("items[0].detail.version", is(2));
        owner.get("/api/audit-events?limit=1")
                .then()
                .body("items.size()", is(1))
                .body("items.tenant_id", equalTo(List.of(tenant.toString())))
                .body("next_cursor", notNullValue());
        new Api(issuer.finance()).get("/api/audit-events").then().statusCode(403);
        for (String role : List.of("key_app", "key_system")) {
            String password = role.replace("key_", "test-");
            try (Connection db = postgres.connect("key_service", role, password)) {
                for (String sql : List.of("update audit_event set actor = 'x'", "delete from audit_event")) {
                    assertThatThrownBy(() -> db.createStatement().execute(sql))
                            .hasMessageContaining("permission denied");
                }
            }
        }
    }

    // Virtual keys

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

    // What the tests need

    private String created(Map<String, Object> body) {
        return admin.post("/api/provider-keys", body)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static boolean of(ProviderKeyChanged event, String id) {
        return event.id().toString().equals(id);
    }

    private void serve(String proxy, UUID tenant, long version) {
        facts.publish(new ProxyChanged(
                proxy,
                version,
                Change.CREATED,
                "http://127.0.0.1:4000",
                List.of(tenant.toString()),
                List.of(),
                1,
                1,
                1,
                List.of(),
                true,
                Instant.now()));
        Awaitility.await().atMost(SOON).until(() -> {
            try (Connection db = postgres.admin("key_service")) {
                return count(db, "select count(*) from proxy where id = '" + proxy + "'") == 1;
            }
        });
    }

    private void applied(String proxy, long generation, String key, @Nullable Long version) {
        facts.publish(new ConfigApplied(
                proxy,
                1,
                generation,
                "00",
                List.of(new AppliedKey(UUID.fromString(key), version)),
                List.of(),
                Instant.now()));
    }

    private String secretAt(ProviderKeyChanged key) {
        VaultApi reader = vault.as(vault.role(ServiceRole.CONFIG));
        return reader.read("llm/data/" + key.material().path())
                .at("/data/api_key")
                .asText(reader.read("llm/data/" + key.material().path())
                        .at("/data/data/api_key")
                        .asText(""));
    }

    private Map<String, Object> azure(UUID tenant, String secret) {
        Map<String, Object> body = Api.openAi(tenant, secret);
        body.put("provider", "azure");
        body.put("provider_name", "Azure");
        body.put("endpoint", doubles.url() + "/azure");
        body.put("config", Map.of("deployments", Map.of("gpt-4o", "gpt4o-prod")));
        return body;
    }

    /// One key of each kind; the mode is how the doubles treat it.
    private List<Map<String, Object>> everyProvider(UUID tenant, String mode) throws Exception {
        String secret = mode + "-" + UUID.randomUUID();
        List<Map<String, Object>> bodies = new ArrayList<>();
        bodies.add(Api.openAi(tenant, secret));
        Map<String, Object> anthropic = Api.openAi(tenant, secret);
        anthropic.put("provider", "anthropic");
        bodies.add(anthropic);
        Map<String, Object> google = Api.openAi(tenant, secret);
        google.put("provider", "google");
        bodies.add(google);
        bodies.add(azure(tenant, secret));
        Map<String, Object> aws = Api.openAi(tenant, "secret-" + mode.toUpperCase(java.util.Locale.ROOT));
        aws.put("provider", "aws");
        aws.put("region", "eu-central-1");
        aws.put("config", Map.of("access_key_id", "AKIA" + mode.toUpperCase(java.util.Locale.ROOT)));
        bodies.add(aws);
        Map<String, Object> vertex = Api.openAi(tenant, keyFile(mode));
        vertex.put("provider", "google");
        vertex.put("project_id", "acme-project");
        vertex.put("region", "europe-west1");
        vertex.put("config", Map.of("auth", "service_account"));
        bodies.add(vertex);
        return bodies;
    }

    private static String keyFile(String mode) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String pem = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        return """
                {"type": "service_account", "client_email": "%s@acme-project.iam.gserviceaccount.com",
                 "private_key_id": "0123456789abcdef", "token_uri": "https://oauth2.googleapis.com/token",
                 "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}
                """.formatted(mode, pem);
    }

    /// Everything in the database as text.
    private String dump() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Connection db = postgres.admin("key_service");
                ResultSet tables = db.createStatement()
                        .executeQuery("select table_name from information_schema.tables where table_schema = 'public'"
                                + " and table_type = 'BASE TABLE'")) {
            while (tables.next()) {
                try (ResultSet rows =
                        db.createStatement().executeQuery("select t::text from " + tables.getString(1) + " t")) {
                    while (rows.next()) {
                        all.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return all.toString();
    }

    private static int count(Connection db, String sql) throws Exception {
        return Integer.parseInt(text(db, sql));
    }

    private static String text(Connection db, String sql) throws Exception {
        try (ResultSet rows = db.createStatement().executeQuery(sql)) {
            assertThat(rows.next()).as(sql).isTrue();
            return rows.getString(1);
        }
    }
}
