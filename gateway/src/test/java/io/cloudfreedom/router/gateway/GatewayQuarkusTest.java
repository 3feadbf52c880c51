package io.cloudfreedom.router.gateway;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.DecoderConfig.decoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.UsageRecorded;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.usage.Witness;
import io.cloudfreedom.router.testkit.RouterResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The gateway on a real broker, Vault and issuer; LiteLLM and usage-service are stood in for.
@QuarkusTest
@WithTestResource(
        value = RouterResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "gateway"),
            @ResourceArg(name = "parts", value = "kafka,vault")
        })
@WithTestResource(Fakes.class)
class GatewayQuarkusTest extends GatewayTest {

    @Test
    void answersAndMetersAPlainChat() {
        chat("hello")
                .statusCode(200)
                .body("model", equalTo("gpt-4o"))
                .body("choices[0].message.content", equalTo("Hello"))
                .body("usage.prompt_tokens", equalTo(10))
                .body("usage.cost", nullValue())
                .header("x-request-id", notNullValue())
                .header("x-cf-key-source", "own")
                .header("x-cf-key-id", providerKey.toString())
                .header("x-cf-cost", "0.000030000")
                .header("x-litellm-model-id", nullValue())
                .header("llm_provider-x", nullValue());

        FakeLiteLlm.Seen seen = liteLlm.seen.element();
        assertThat(seen.request().getHeader("authorization")).isNull();
        assertThat(seen.body().getInteger("max_completion_tokens")).isEqualTo(8192);
        assertThat(seen.admission().getString("tid")).isEqualTo(tenant.toString());
        assertThat(seen.admission().getJsonArray("attempts").getJsonObject(0).getString("group"))
                .isEqualTo("t:" + tenant + ":gpt-4o");
        assertThat(seen.admission().getJsonArray("leases").size()).isEqualTo(3);

        UsageRecorded recorded = recorded(UUID.fromString(seen.admission().getString("rid")));
        assertThat(recorded.tenantId()).isEqualTo(tenant);
        assertThat(recorded.providerKeyId()).isEqualTo(providerKey);
        assertThat(recorded.keySource()).isEqualTo(KeySource.OWN);
        assertThat(recorded.inputTokens()).isEqualTo(10);
        assertThat(recorded.outputTokens()).isEqualTo(5);
        assertThat(recorded.witness()).isEqualTo(Witness.GATEWAY);
        assertThat(recorded.leases()).hasSize(3);
        assertThat(usage.authorizations).allMatch(a -> a.startsWith("Bearer ey"));
    }

    @Test
    void streamsAndWithholdsWhatWasNotAskedFor() {
        String answer = given().header("authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body("{\"model\":\"gpt-4o\",\"stream\":true,\"messages\":[]}")
                .post("/v1/chat/completions")
                .then()
                .statusCode(200)
                .contentType("text/event-stream")
                .header("x-cf-key-source", "own")
                .extract()
                .asString();

        assertThat(answer).contains("Hel", "lo", "[DONE]").doesNotContain("shared:", "usage", "cost");
        FakeLiteLlm.Seen seen = liteLlm.seen.element();
        assertThat(seen.body().getJsonObject("stream_options").getBoolean("include_usage"))
                .isTrue();
        UsageRecorded recorded = recorded(UUID.fromString(seen.admission().getString("rid")));
        assertThat(recorded.outputTokens()).isEqualTo(5);
        assertThat(recorded.firstTokenAt()).isNotNull();
    }

    @Test
    void aClientThatGoesAwayResetsTheStreamAndNothingIsPublished() throws Exception {
        int before = liteLlm.resets.get();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(base.resolve("/v1/chat/completions"))
                    .header("authorization", "Bearer " + token)
                    .header("content-type", "application/json")
                    .POST(
                            HttpRequest.BodyPublishers.ofString(
                                    "{\"model\":\"gpt-4o\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"slowly\"}]}"))
                    .build();
            InputStream body = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                    .body();
            assertThat(body.read()).isEqualTo('d');
            body.close();
            client.shutdownNow();
        }

        await().atMost(Duration.ofSeconds(2)).until(() -> liteLlm.resets.get() > before);
        UUID request = UUID.fromString(liteLlm.seen.element().admission().getString("rid"));
        assertThat(records()).noneMatch(r -> r.requestId().equals(request));
    }

    @Test
    void aPositiveRejectionIsRetriedElsewhereUnderANewId() {
        for (int i = 0; i < 4; i++) {
            chat("reject-me").statusCode(200);
        }

        assertThat(liteLlm.seen.stream()
                        .map(s -> s.admission().getString("rid"))
                        .distinct()
                        .count())
                .isEqualTo(liteLlm.seen.size());
        assertThat(liteLlm.seen).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void aProvidersErrorKeepsItsStatusAndLosesItsText() {
        chat("fail-me")
                .statusCode(429)
                .header("retry-after", "7")
                .body("error.code", equalTo("rate_limit_exceeded"))
                .body("error.type", equalTo("rate_limit_error"))
                .body("error.message", not(containsString("secret")));
    }

    @Test
    void refusesWithoutAValidKey() {
        given().contentType(ContentType.JSON)
                .body(CHAT.formatted("x"))
                .post("/v1/chat/completions")
                .then()
                .statusCode(401)
                .header("x-request-id", notNullValue())
                .body("error.type", equalTo("authentication_error"))
                .body("problem.status", equalTo(401));
        given().header("authorization", "Bearer cf-unknown")
                .contentType(ContentType.JSON)
                .body(CHAT.formatted("x"))
                .post("/v1/chat/completions")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("invalid_api_key"));
    }

    @Test
    void aRevokedKeyIsRefusedAtOnceAndAnOlderStateDoesNotBringItBack() throws Exception {
        try (Publisher publisher = new Publisher(kafka.bootstrapServers())) {
            publisher.publish(Sample.virtualKey(virtualKey, tenant, token, 5, Status.INACTIVE, List.of("*"), null));
            publisher.publish(Sample.virtualKey(virtualKey, tenant, token, 4, Status.ACTIVE, List.of("*"), null));
        }

        await().untilAsserted(() -> chat("x").statusCode(401));
        chat("x").statusCode(401);
    }

    @Test
    void refusesModelsAndBodiesInOpenAisShape() throws Exception {
        try (Publisher publisher = new Publisher(kafka.bootstrapServers())) {
            publisher.publish(Sample.model("other", Provider.OPENAI));
            publisher.publish(Sample.virtualKey(virtualKey, tenant, token, 2, Status.ACTIVE, List.of("gpt-4o"), null));
        }
        await().until(() -> feed.current().models().containsKey("other"));

        await().untilAsserted(() -> post("{\"model\":\"other\",\"messages\":[]}")
                .statusCode(403)
                .body("error.code", equalTo("model_not_allowed")));
        post("{\"model\":\"nothing\",\"messages\":[]}").statusCode(404).body("error.code", equalTo("model_not_found"));
        post("{\"model\":\"gpt-4o\",\"api_key\":\"x\"}").statusCode(400).body("error.param", equalTo("api_key"));
        post("{\"model\":").statusCode(400).body("error.code", equalTo("invalid_json"));
        given().header("authorization", "Bearer " + token)
                .contentType("application/x-www-form-urlencoded")
                .body("model=x")
                .post("/v1/chat/completions")
                .then()
                .statusCode(400);
        given().header("authorization", "Bearer " + token)
                .get("/v1/files")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("unknown_url"));
        assertThat(liteLlm.seen).isEmpty();
    }

    @Test
    void anthropicsClientsGetAnthropicsErrors() {
        given().header("x-api-key", "cf-wrong")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/messages")
                .then()
                .statusCode(401)
                .body("type", equalTo("error"))
                .body("error.type", equalTo("authentication_error"));
    }

    @Test
    void listsWhatTheKeyMayUse() {
        given().header("authorization", "Bearer " + token)
                .get("/v1/models")
                .then()
                .statusCode(200)
                .body("object", equalTo("list"))
                .body("data.id", hasItem("gpt-4o"));
        given().header("authorization", "Bearer " + token)
                .get("/v1/models/nothing")
                .then()
                .statusCode(404);
    }

    @Test
    void countsRequestsPerMinute() throws Exception {
        try (Publisher publisher = new Publisher(kafka.bootstrapServers())) {
            publisher.publish(Sample.virtualKey(virtualKey, tenant, token, 3, Status.ACTIVE, List.of("*"), 2));
        }
        await().until(() -> feed.current().tokens().values().stream()
                .anyMatch(known ->
                        known.key().id().equals(virtualKey) && known.key().version() == 3));
        chat("x").statusCode(200);
        chat("x").statusCode(200);

        chat("x")
                .statusCode(429)
                .header("retry-after", notNullValue())
                .body("error.code", equalTo("rate_limit_exceeded"));
    }

    @Test
    void aLimitIsSpentToTheLastAndThenExplained() {
        // Worst case: some 1,100 input tokens at 1,000 nano-USD and 10 of output at 4,000; the actual cost is 30,000.
        usage.remaining.put(AccountId.usd(AccountType.TENANT, tenant), 1_250_000L);
        String body = "{\"model\":\"gpt-4o\",\"max_tokens\":10,\"messages\":[]}";
        post(body).statusCode(200);
        post(body).statusCode(200);
        for (int i = 0; i < 5; i++) {
            post(body);
        }

        post(body)
                .statusCode(429)
                .header("retry-after", notNullValue())
                .body("error.code", equalTo("budget_exceeded"))
                .body("error.type", equalTo("insufficient_quota"))
                .body("problem.account", equalTo("tenant"))
                .body("problem.window", equalTo("day"))
                .body("problem.resets_at", equalTo("2030-01-03T00:00+01:00"));
    }

    @Test
    void aRequestWithoutMaximumGetsWhatRemains() {
        usage.remaining.put(AccountId.usd(AccountType.VIRTUAL_KEY, virtualKey), 2_000_000L);
        chat("short").statusCode(200);

        assertThat(liteLlm.seen.element().body().getInteger("max_completion_tokens"))
                .isBetween(100, 300);
    }

    @Test
    void anOwnKeyAtItsLimitIsNamedAndNobodyElsePays() throws Exception {
        UUID shared = Sample.id();
        try (Publisher publisher = new Publisher(kafka.bootstrapServers())) {
            publisher.publish(Sample.providerKey(shared, PlatformTenant.ID, Provider.OPENAI, KeyStatus.ACTIVE));
        }
        await().until(() -> feed.current().keysOf(PlatformTenant.ID).stream().anyMatch(k -> k.id().equals(shared)));
        usage.remaining.put(AccountId.usd(AccountType.PROVIDER_KEY, providerKey), 0L);

        chat("x").statusCode(429).body("problem.provider_key_id", equalTo(providerKey.toString()));

        try (Publisher publisher = new Publisher(kafka.bootstrapServers())) {
            publisher.publish(Sample.tenant(tenant, Tier.HYBRID, Status.ACTIVE, true));
        }
        await().untilAsserted(() -> chat("x").statusCode(200).header("x-cf-key-source", "shared"));
        withdraw(shared);
    }

    @Test
    void withoutUsageServiceWhatIsNotInHandIs503() {
        usage.away = true;
        try {
            chat("x").statusCode(503).body("error.code", equalTo("budget_unavailable"));
        } finally {
            usage.away = false;
        }
        chat("x").statusCode(200);
        usage.away = true;
        try {
            chat("x").statusCode(200);
        } finally {
            usage.away = false;
        }
    }

    @Test
    void routesTheApiWithTheCallersAuthorityAndNothingElse() {
        given().header("authorization", "Bearer abc")
                .header("cookie", "a=b")
                .header("x-cf-admission", "forged")
                .contentType(ContentType.JSON)
                .body("{\"api_key\":\"sk-secret\"}")
                .post("/api/provider-keys?x=1")
                .then()
                .statusCode(200)
                .header("set-cookie", nullValue())
                .body("uri", equalTo("/key/api/provider-keys?x=1"))
                .body("authorization", equalTo("Bearer abc"))
                .body("cookie", nullValue())
                .body("orders", nullValue())
                .body("length", equalTo(23));
        given().header("authorization", "Bearer abc")
                .get("/api/models")
                .then()
                .body("uri", equalTo("/config/api/models"));
        given().get("/api/provider-keys")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("www-authenticate", "Bearer");
        given().header("authorization", "Bearer abc")
                .get("/internal/leases")
                .then()
                .statusCode(404);
    }

    @Test
    void tellsWhoIsLoggedIn() {
        given().auth()
                .oauth2(issuer.tenantAdmin(tenant))
                .get("/api/me")
                .then()
                .statusCode(200)
                .body("sub", equalTo("admin-of-" + tenant))
                .body("roles", hasItem("tenant_admin"))
                .body("tenant_id", equalTo(tenant.toString()))
                .body("csrf_token", notNullValue())
                .body("session_expires_at", notNullValue());
        given().auth().oauth2("nonsense").get("/api/me").then().statusCode(401);
        given().get("/api/me").then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void aLoginGoesToTheIssuerWithPkce() {
        given().redirects()
                .follow(false)
                .header("accept", "text/html")
                .get("/auth/login")
                .then()
                .statusCode(302)
                .header("location", containsString("code_challenge_method=S256"))
                .header("location", containsString("client_id=gateway"));
    }

    @Test
    void scriptsGoOutCompressed() {
        given().header("accept-encoding", "gzip")
                .get("/assets/sample.js")
                .then()
                .statusCode(200)
                .header("content-encoding", "gzip")
                .header("vary", "accept-encoding")
                .header("cache-control", containsString("immutable"))
                .header("content-type", containsString("javascript"))
                .body(equalTo("// a script\n"));
        given().config(config().decoderConfig(decoderConfig().noContentDecoders()))
                .get("/assets/sample.js")
                .then()
                .statusCode(200)
                .header("content-encoding", nullValue())
                .body(equalTo("// a script\n"));
        given().header("accept-encoding", "gzip")
                .get("/assets/missing.js")
                .then()
                .statusCode(404);
    }

    @Test
    void everyPageCarriesSecurityHeaders() {
        given().get("/api/me")
                .then()
                .header("content-security-policy", containsString("frame-ancestors 'none'"))
                .header("x-content-type-options", "nosniff");
    }
}
