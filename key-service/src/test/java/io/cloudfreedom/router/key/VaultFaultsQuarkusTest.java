package io.cloudfreedom.router.key;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.testkit.vault.FaultyVault;
import io.cloudfreedom.router.testkit.vault.VaultFault;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Vault sealed, on standby, over its limit, cut off or slow: what passes soon is not seen, what lasts is a 503 that
/// says when to come back, and the repetition goes on with what was begun.
@SuppressWarnings("NullAway.Init") // Quarkus and the test resources fill the fields.
@QuarkusTest
class VaultFaultsQuarkusTest extends RunningService {
    private static final String EVERYTHING = "/v1/";
    private static final String WRITES = "/v1/llm/data/";
    private static final String DESTRUCTIONS = "/v1/llm/destroy/";

    @TestHTTPResource(management = true)
    URI management;

    FaultyVault faults;

    @AfterEach
    void heal() {
        faults.heal();
    }

    /// A request that is begun: its tenant, its Idempotency-Key, and its secret.
    private record Save(UUID tenant, String key, String secret) {
        static Save of(UUID tenant) {
            return new Save(tenant, UUID.randomUUID().toString(), "faulty-" + UUID.randomUUID());
        }
    }

    @Test
    void faultThatPassesIsNotSeen() throws Exception {
        Map<Save, FaultyVault.Plan> plans = new LinkedHashMap<>();
        for (VaultFault fault : VaultFault.values()) {
            Save save = Save.of(admin.tenant());
            plans.put(save, faults.plan(fault, WRITES + save.tenant(), fault == VaultFault.SLOW ? 1 : 2));
        }

        for (Response answer : sentAtOnce(plans.keySet())) {
            answer.then().statusCode(201).body("status", is("active"));
        }

        for (Save save : plans.keySet()) {
            assertThat(plans.get(save).left()).isZero();
            assertIsSavedOnce(save);
        }
    }

    /// By itself it would come back sooner.
    @Test
    void vaultIsNotAskedAgainBeforeItWantsToBe() {
        Save save = Save.of(admin.tenant());
        FaultyVault.Plan plan = faults.plan(VaultFault.RATE_LIMITED, WRITES + save.tenant(), 1);
        long begun = System.nanoTime();

        send(save).then().statusCode(201);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(VaultFault.RETRY_AFTER);
        assertThat(plan.left()).isZero();
    }

    /// The time that is given to each runs out at the same time.
    @Test
    void faultThatLastsIsAnsweredAndTheRepetitionGoesOn() throws Exception {
        Map<Save, FaultyVault.Plan> plans = new LinkedHashMap<>();
        for (VaultFault fault : VaultFault.values()) {
            Save save = Save.of(admin.tenant());
            plans.put(save, faults.planForGood(fault, WRITES + save.tenant()));
        }
        Save abandoned = Save.of(admin.tenant());
        plans.put(abandoned, faults.planForGood(VaultFault.RESET_AFTER, WRITES + abandoned.tenant()));

        sentAtOnce(plans.keySet()).forEach(VaultFaultsQuarkusTest::assertTellsWhenToComeBack);

        assertThat(plans.values()).allSatisfy(plan -> assertThat(plan.met()).isGreaterThan(1));
        for (Save save : plans.keySet()) {
            admin.get("/api/tenants/" + save.tenant() + "/provider-keys").then().body("items.size()", is(0));
            assertThat(operation(save)).isEqualTo("PENDING 1");
        }
        sql("update key_operation set lease_until = now() - interval '1 second' where state = 'PENDING'"
                + " and tenant_id = '" + abandoned.tenant() + "'");
        Awaitility.await().atMost(SOON).until(() -> operation(abandoned).startsWith("ABORTING"));
        faults.heal();

        plans.remove(abandoned);
        for (Save save : plans.keySet()) {
            send(save).then().statusCode(201);
            assertThat(operation(save)).isEqualTo("DONE 2");
            assertIsSavedOnce(save);
        }
        Awaitility.await().atMost(SOON).until(() -> operation(abandoned).startsWith("ABORTED"));
        assertThat(reader().status("GET", "llm/data/" + pathOf(abandoned), Map.of()))
                .isEqualTo(404);
    }

    @Test
    void withVaultSealedAllElseGoesOn() throws Exception {
        UUID tenant = admin.tenant();
        String id = created(Api.openAi(tenant, "faulty-" + UUID.randomUUID()));
        String path = "/api/provider-keys/" + id;
        Save another = Save.of(tenant);
        faults.planForGood(VaultFault.SEALED, EVERYTHING);

        List<Response> refused = inParallel(List.of(
                () -> send(another),
                () -> admin.post(path + "/rotate", Map.of("api_key", "faulty-" + UUID.randomUUID()))));
        refused.forEach(VaultFaultsQuarkusTest::assertTellsWhenToComeBack);

        given().get(management.resolve("/q/health/ready"))
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'vault' }.data.state", notNullValue());
        admin.get(path).then().statusCode(200).body("version", is(1)).body("status", is("active"));
        admin.patch(path, 1, Map.of("daily_limit", "5")).then().statusCode(200).body("version", is(2));
        admin.patch("/api/tenants/" + tenant, 1, Map.of("name", "Renamed"))
                .then()
                .statusCode(200);
        admin.post("/api/virtual-keys", Map.of("tenant_id", tenant, "name", "app"))
                .then()
                .statusCode(201);
    }

    /// The key serves nobody from the answer on; its secret goes when Vault is back.
    @ParameterizedTest
    @EnumSource(
            value = VaultFault.class,
            names = {"SEALED", "RESET_AFTER"})
    void deletionWaitsForVault(VaultFault fault) throws Exception {
        UUID tenant = admin.tenant();
        String id = created(Api.openAi(tenant, "faulty-" + UUID.randomUUID()));
        ProviderKeyChanged saved = facts.await(ProviderKeyChanged.class, event -> of(event, id));
        FaultyVault.Plan plan = faults.planForGood(fault, DESTRUCTIONS + tenant);

        admin.delete("/api/provider-keys/" + id, 1).then().statusCode(200).body("status", is("inactive"));
        Awaitility.await().atMost(SOON).until(() -> plan.met() > 1);
        admin.get("/api/provider-keys/" + id).then().body("status_reason", is("deleting"));
        faults.heal();

        facts.await(ProviderKeyChanged.class, event -> of(event, id) && event.change() == Change.DELETED);
        assertThat(secretAt(saved)).isEmpty();
    }

    /// The answer does not wait for Vault, and says who has not dropped the key.
    @Test
    void revocationIsAnsweredWithoutVault() throws Exception {
        UUID tenant = admin.tenant();
        String proxy = "litellm-" + UUID.randomUUID();
        serve(proxy, tenant, 1);
        String id = created(Api.openAi(tenant, "faulty-" + UUID.randomUUID()));
        ProviderKeyChanged saved = facts.await(ProviderKeyChanged.class, event -> of(event, id));
        FaultyVault.Plan plan = faults.planForGood(VaultFault.SEALED, DESTRUCTIONS + tenant);

        admin.post("/api/provider-keys/" + id + "/revoke", Map.of())
                .then()
                .statusCode(202)
                .body("status_reason", is("revoked"))
                .body("convergence.pending", is(List.of(proxy)));

        assertThat(plan.met()).isPositive();
        faults.heal();
        Awaitility.await().atMost(SOON).until(() -> secretAt(saved).isEmpty());
    }

    private Response send(Save save) {
        return admin.post("/api/provider-keys", Api.openAi(save.tenant(), save.secret()), save.key());
    }

    private List<Response> sentAtOnce(Collection<Save> saves) throws Exception {
        return inParallel(saves.stream()
                .map(save -> (Callable<Response>) () -> send(save))
                .toList());
    }

    private static List<Response> inParallel(List<Callable<Response>> calls) throws Exception {
        List<Response> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Response> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private static void assertTellsWhenToComeBack(Response answer) {
        answer.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("type", is("/problems/secret-store-unavailable"));
        assertThat(answer.asString()).doesNotContain("faulty-").doesNotContain("errors");
    }

    /// One row, one secret, one event.
    private void assertIsSavedOnce(Save save) throws Exception {
        String id = admin.get("/api/tenants/" + save.tenant() + "/provider-keys")
                .then()
                .body("items.size()", is(1))
                .extract()
                .path("items[0].id");
        ProviderKeyChanged event = facts.await(ProviderKeyChanged.class, key -> of(key, id));
        assertThat(event.material().path()).isEqualTo(pathOf(save));
        assertThat(secretAt(event)).isEqualTo(save.secret());
        assertThat(sql("select count(*), min(state) from key_material where tenant_id = '" + save.tenant() + "'"))
                .isEqualTo("1 ACTIVE");
    }

    private String operation(Save save) throws Exception {
        return sql("select state, attempt from key_operation where kind = 'provider_key.create' and tenant_id = '"
                + save.tenant() + "'");
    }

    private String pathOf(Save save) throws Exception {
        return sql("select path from key_material where tenant_id = '" + save.tenant() + "'");
    }

    /// The only row that a query answers; empty for a change.
    private String sql(String text) throws Exception {
        try (Connection db = postgres.admin("key_service");
                var statement = db.createStatement()) {
            if (!statement.execute(text)) {
                return "";
            }
            var rows = statement.getResultSet();
            assertThat(rows.next()).as(text).isTrue();
            List<String> columns = new ArrayList<>();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                columns.add(rows.getString(column));
            }
            return String.join(" ", columns);
        }
    }
}
