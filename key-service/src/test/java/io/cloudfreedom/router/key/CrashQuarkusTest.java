package io.cloudfreedom.router.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.connection.credential.Secret;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.key.operation.CrashPoint;
import io.cloudfreedom.router.key.secret.MaterialPath;
import io.cloudfreedom.router.key.secret.SecretStore;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever breaks off in the middle is finished by a repetition of the request, or undone: acknowledged is
/// in effect, and what was not acknowledged leaves nothing in Vault.
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus and the test resources fill the fields.
class CrashQuarkusTest extends RunningService {
    @Inject
    PlannedCrashes crashes;

    @Inject
    SecretStore secrets;

    private UUID tenant;

    @BeforeEach
    void makeTenant() {
        tenant = admin.tenant();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLAIMED", "WRITTEN", "COMMITTED"})
    void repetitionFinishesWhatBrokeOff(CrashPoint point) throws Exception {
        String key = UUID.randomUUID().toString();
        var body = Api.openAi(tenant, "crash-0123456789-abcd");
        crashes.planAt(point);

        admin.post("/api/provider-keys", body, key).then().statusCode(500);
        String id = admin.post("/api/provider-keys", body, key)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        admin.get("/api/tenants/" + tenant + "/provider-keys").then().body("items.size()", is(1));
        assertThat(column("select count(*) from key_material where tenant_id = ?"))
                .isEqualTo("1");
        assertThat(column("select state from key_material where tenant_id = ?")).isEqualTo("ACTIVE");
        assertThat(secret(column("select path from key_material where tenant_id = ?")))
                .isEqualTo("crash-0123456789-abcd");
        facts.await(ProviderKeyChanged.class, k -> of(k, id));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLAIMED", "WRITTEN"})
    void reaperUndoesWhatNobodyFinishes(CrashPoint point) throws Exception {
        String key = UUID.randomUUID().toString();
        var body = Api.openAi(tenant, "reaped-0123456789-abcd");
        crashes.planAt(point);
        admin.post("/api/provider-keys", body, key).then().statusCode(500);
        String path = column("select path from key_material where tenant_id = ?");

        endLease();
        awaitAborted();

        assertThat(secret(path)).isEmpty();
        admin.get("/api/tenants/" + tenant + "/provider-keys").then().body("items.size()", is(0));
        admin.post("/api/provider-keys", body, key)
                .then()
                .statusCode(409)
                .body("type", is("/problems/operation-aborted"));
        assertThat(column("select outcome from audit_event where action = 'provider_key.create' and tenant_id = ?"))
                .isEqualTo("aborted");
    }

    @ParameterizedTest
    @EnumSource(names = {"ABORTING", "BARRED"})
    void reaperGoesOnWhereItBrokeOff(CrashPoint point) throws Exception {
        crashes.planAt(CrashPoint.WRITTEN);
        admin.post("/api/provider-keys", Api.openAi(tenant, "reaped-0123456789-abcd"))
                .then()
                .statusCode(500);
        String path = column("select path from key_material where tenant_id = ?");

        crashes.planAt(point);
        endLease();
        awaitAborted();

        assertThat(crashes.happened()).isTrue();
        assertThat(secret(path)).isEmpty();
    }

    @Test
    void deletionGoesOnAfterTheSecretIsGone() throws Exception {
        String id = admin.post("/api/provider-keys", Api.openAi(tenant, "deleted-0123456789-abcd"))
                .path("id");
        crashes.planAt(CrashPoint.DESTROYED);

        admin.delete("/api/provider-keys/" + id, 1).then().statusCode(200);

        facts.await(ProviderKeyChanged.class, k -> of(k, id) && k.change() == Change.DELETED);
        assertThat(crashes.happened()).isTrue();
        assertThat(column("select state from key_material where tenant_id = ?")).isEqualTo("DESTROYED");
    }

    @Test
    void writeThatComesTooLateFindsItsPathBarred() {
        var path = new MaterialPath(tenant, UUID.randomUUID(), UUID.randomUUID());

        secrets.bar(path).await().atMost(SOON);
        secrets.writeOnce(path, Map.of("api_key", new Secret("late-0123456789")))
                .await()
                .atMost(SOON);

        assertThat(secret(path.toString())).isEmpty();
    }

    @Test
    void firstWriteStays() {
        var path = new MaterialPath(tenant, UUID.randomUUID(), UUID.randomUUID());

        secrets.writeOnce(path, Map.of("api_key", new Secret("first-0123456789")))
                .await()
                .atMost(SOON);
        secrets.writeOnce(path, Map.of("api_key", new Secret("second-0123456789")))
                .await()
                .atMost(SOON);

        assertThat(secret(path.toString())).isEqualTo("first-0123456789");
        secrets.bar(path).await().atMost(SOON);
        assertThat(secret(path.toString())).isEmpty();
    }

    private void awaitAborted() {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> column("select state from key_operation where kind like 'provider%' and tenant_id = ?")
                        .equals("ABORTED"));
    }

    private void endLease() throws Exception {
        try (Connection db = postgres.admin("key_service");
                var update = db.prepareStatement(
                        "update key_operation set lease_until = now() - interval '1 second' where tenant_id = ?")) {
            update.setObject(1, tenant);
            update.executeUpdate();
        }
    }

    /// The secret that config-service reads there; empty when there is none.
    private String secret(String path) {
        JsonNode answer = reader().read("llm/data/" + path);
        return answer.at("/data/api_key").asText(answer.at("/data/data/api_key").asText(""));
    }

    private String column(String sql) throws Exception {
        try (Connection db = postgres.admin("key_service");
                var query = db.prepareStatement(sql)) {
            query.setObject(1, tenant);
            try (ResultSet rows = query.executeQuery()) {
                assertThat(rows.next()).as(sql).isTrue();
                return rows.getString(1);
            }
        }
    }
}
