package io.cloudfreedom.router.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.connection.probe.Verdict;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.KeyHealthChanged;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Live traffic and people doubt a stored key; only the verdict of a test moves it.
@QuarkusTest
class KeyStatusQuarkusTest extends RunningService {
    @Test
    void keyThatFailsIsProbedPutIntoErrorAndBackWhenItWorksAgain() {
        UUID tenant = admin.tenant();
        ProviderKeyChanged key = saved(tenant, "status-0123456789-abcd");
        String path = "/api/provider-keys/" + key.id();
        configService.answer(key, Verdict.INVALID_KEY);

        failing(key, "401");

        ProviderKeyChanged failed =
                facts.await(ProviderKeyChanged.class, k -> k.id().equals(key.id()) && k.status() == KeyStatus.ERROR);
        assertThat(failed.change()).isEqualTo(Change.STATUS_CHANGED);
        assertThat(failed.statusReason()).isEqualTo("invalid_key");
        assertThat(failed.version()).isEqualTo(2);
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> admin.get(path)
                        .then()
                        .body("status", is("error"))
                        .body("last_error", notNullValue())
                        .body("next_probe_at", notNullValue()));
        int asked = configService.asked(key.id());
        Awaitility.await().atMost(SOON).until(() -> configService.asked(key.id()) > asked);
        admin.get(path).then().body("version", is(2));

        configService.answer(key, Verdict.OK);
        ProviderKeyChanged recovered =
                facts.await(ProviderKeyChanged.class, k -> k.id().equals(key.id()) && k.version() == 3);
        assertThat(recovered.status()).isEqualTo(KeyStatus.ACTIVE);
        admin.get(path)
                .then()
                .body("status", is("active"))
                .body("last_error", nullValue())
                .body("next_probe_at", nullValue());
        admin.get(path + "/history?limit=2")
                .then()
                .statusCode(200)
                .body("items.action", equalTo(List.of("provider_key.recovered", "provider_key.failed")))
                .body("items[0].version", is(3))
                .body("items[0].status", is("active"))
                .body("next_cursor", notNullValue());
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"RATE_LIMITED", "PROVIDER_DOWN", "NO_PERMISSION", "WRONG_ENDPOINT", "WRONG_REGION"})
    void limitsAndOutagesChangeNothing(Verdict verdict) {
        ProviderKeyChanged key = saved(admin.tenant(), "steady-0123456789-abcd");
        configService.answer(key, verdict);

        failing(key, "429");

        Awaitility.await().atMost(SOON).until(() -> configService.asked(key.id()) > 0);
        configService.answer(key, Verdict.INVALID_KEY);
        failing(key, "401");
        facts.await(ProviderKeyChanged.class, k -> k.id().equals(key.id()) && k.status() == KeyStatus.ERROR);
        assertThat(facts.all(ProviderKeyChanged.class).stream()
                        .filter(k -> k.id().equals(key.id()))
                        .map(ProviderKeyChanged::version))
                .containsOnly(1L, 2L);
    }

    @Test
    void whatAnAdminHasSwitchedOffStaysOff() {
        ProviderKeyChanged key = saved(admin.tenant(), "off-0123456789-abcd");
        String path = "/api/provider-keys/" + key.id();
        admin.patch(path, 1, Map.of("status", "inactive")).then().statusCode(200);
        configService.answer(key, Verdict.INVALID_KEY);

        admin.request().post(path + "/test").then().statusCode(200).body("verdict", is("invalid_key"));

        admin.get(path).then().body("status", is("inactive")).body("version", is(2));
    }

    @Test
    void storedKeyIsTestedOnDemandAndItsVerdictCounts() {
        ProviderKeyChanged key = saved(admin.tenant(), "demand-0123456789-abcd");
        String path = "/api/provider-keys/" + key.id();
        configService.answer(key, Verdict.QUOTA_EXHAUSTED);

        admin.request().post(path + "/test").then().statusCode(200).body("verdict", is("quota_exhausted"));

        admin.get(path).then().body("status", is("error")).body("status_reason", is("quota_exhausted"));
        admin.request()
                .body(Map.of("api_key", "demand-9876543210-efgh"))
                .post(path + "/test")
                .then()
                .statusCode(200)
                .body("verdict", is("ok"));
        admin.get(path).then().body("status", is("error"));
        configService.answer(key, Verdict.OK);
        admin.request().post(path + "/test").then().statusCode(200).body("verdict", is("ok"));
        admin.get(path).then().body("status", is("active"));
    }

    @Test
    void newSecretEndsTheErrorOfTheOldOne() {
        ProviderKeyChanged key = saved(admin.tenant(), "quota-0123456789-abcd");
        String path = "/api/provider-keys/" + key.id();
        configService.answer(key, Verdict.QUOTA_EXHAUSTED);
        admin.get(path).then().body("status", is("error")).body("next_probe_at", notNullValue());

        admin.post(path + "/rotate", Map.of("api_key", "paid-0123456789-abcd"))
                .then()
                .statusCode(200)
                .body("status", is("active"))
                .body("last_error", nullValue());
    }

    @Test
    void allKeysOfATenantAreTestedAFewAtATime() throws Exception {
        UUID tenant = admin.tenant();
        for (int i = 0; i < 9; i++) {
            configService.answer(saved(tenant, "all-" + i + "-0123456789-abcd"), Verdict.OK);
        }
        Api owner = new Api(issuer.tenantAdmin(tenant));

        List<JsonNode> progress = owner.request()
                .accept("text/event-stream")
                .post("/api/provider-keys/test-all?tenant_id=" + tenant)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> json(line.substring("data:".length())))
                .toList();

        assertThat(progress).hasSize(9);
        assertThat(progress).allSatisfy(p -> {
            assertThat(p.path("verdict").asText()).isEqualTo("ok");
            assertThat(p.path("total").asInt()).isEqualTo(9);
        });
        assertThat(progress.stream().map(p -> p.path("done").asInt()))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(configService.mostAtATime()).isBetween(1, 8);
        new Api(issuer.tenantAdmin(admin.tenant()))
                .request()
                .accept("text/event-stream")
                .post("/api/provider-keys/test-all?tenant_id=" + tenant)
                .then()
                .statusCode(404);
    }

    private ProviderKeyChanged saved(UUID tenant, String secret) {
        String id = created(Api.openAi(tenant, secret));
        return facts.await(ProviderKeyChanged.class, k -> of(k, id));
    }

    private void failing(ProviderKeyChanged key, String failure) {
        facts.publish(new KeyHealthChanged(key.id(), key.tenantId(), Map.of(failure, 3L), null, Instant.now()));
    }

    private static JsonNode json(String text) {
        return ContractJson.read(text, JsonNode.class);
    }
}
