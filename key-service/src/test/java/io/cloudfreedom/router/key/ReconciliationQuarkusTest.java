package io.cloudfreedom.router.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.vault.ServiceRole;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Vault and the database are compared, and what has come apart is repaired.
@QuarkusTest
class ReconciliationQuarkusTest extends RunningService {
    private static final String PATH = "/api/reconciliation";

    private final List<String> written = new ArrayList<>();

    @AfterEach
    void leaveNothingBehind() throws Exception {
        written.forEach(this::destroy);
        JsonNode noted = vault.as(vault.role(ServiceRole.KEY)).read("llm/metadata/_epoch/db?list=true");
        for (JsonNode epoch : noted.at("/data/keys")) {
            setEpoch(Math.max(epoch(), epoch.asLong()));
        }
    }

    @Test
    void secretThatNothingRefersToIsHiddenFirstAndDestroyedAWeekLater() throws Exception {
        String orphan = written();

        admin.request()
                .post(PATH)
                .then()
                .statusCode(200)
                .body("outcome", is("repaired"))
                .body("hidden", is(1));

        assertThat(stateOf(orphan)).isEqualTo("hidden");
        assertThat(actions(orphan)).containsExactly("secret.orphan_hidden");
        admin.request().post(PATH).then().statusCode(200).body("orphans", is(0)).body("destroyed", is(0));
        assertThat(stateOf(orphan)).isEqualTo("hidden");
        admin.get(PATH).then().statusCode(200).body("secrets", greaterThanOrEqualTo(0));
    }

    @Test
    void moreOrphansThanACrashExplainsAreLeftAlone() throws Exception {
        List<String> orphans = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            orphans.add(written());
        }

        admin.request()
                .post(PATH)
                .then()
                .statusCode(200)
                .body("outcome", is("too_many_orphans"))
                .body("orphans", is(4))
                .body("hidden", is(0));

        assertThat(orphans).allSatisfy(path -> assertThat(stateOf(path)).isEqualTo("readable"));
    }

    @Test
    void keyWhoseSecretIsGoneIsPutIntoError() {
        String id = created(Api.openAi(admin.tenant(), "missing-0123456789-abcd"));
        ProviderKeyChanged key = facts.await(ProviderKeyChanged.class, k -> of(k, id));
        destroy(key.material().path());

        admin.request().post(PATH).then().statusCode(200).body("missing", greaterThanOrEqualTo(1));

        ProviderKeyChanged failed =
                facts.await(ProviderKeyChanged.class, k -> of(k, id) && k.status() == KeyStatus.ERROR);
        assertThat(failed.statusReason()).isEqualTo("secret_missing");
        admin.request().post(PATH).then().statusCode(200).body("missing", is(0));
        admin.post("/api/provider-keys/" + id + "/rotate", Map.of("api_key", "again-0123456789-abcd"))
                .then()
                .statusCode(200)
                .body("status", is("active"));
    }

    @Test
    void restoredDatabaseTouchesNothingUntilSomebodySaysSo() throws Exception {
        admin.request().post(PATH).then().statusCode(200);
        String saved = written();
        long epoch = epoch();
        setEpoch(epoch - 1);

        admin.request()
                .post(PATH)
                .then()
                .statusCode(200)
                .body("outcome", is("disarmed"))
                .body("epoch_in_vault", is((int) epoch));
        assertThat(stateOf(saved)).isEqualTo("readable");

        admin.request().post(PATH + "?accept_epoch=" + (epoch + 5)).then().statusCode(409);
        admin.request()
                .post(PATH + "?accept_epoch=" + epoch)
                .then()
                .statusCode(200)
                .body("outcome", is("repaired"))
                .body("hidden", is(1));
        assertThat(epoch()).isGreaterThan(epoch);
    }

    @Test
    void keyThatALiteLlmHasNotAppliedIsPublishedAgain() throws Exception {
        UUID tenant = admin.tenant();
        String proxy = "litellm-" + UUID.randomUUID();
        serve(proxy, tenant, 1);
        String id = created(Api.openAi(tenant, "behind-0123456789-abcd"));
        execute("update provider_key set updated = now() - interval '2 minutes' where id = '" + id + "'");

        admin.request().post(PATH).then().statusCode(200).body("republished", greaterThanOrEqualTo(1));

        ProviderKeyChanged told = facts.await(ProviderKeyChanged.class, k -> of(k, id));
        assertThat(told.version()).isEqualTo(1);
        facts.await(
                ProviderKeyChanged.class,
                k -> facts.all(ProviderKeyChanged.class).stream()
                                .filter(again -> of(again, id))
                                .count()
                        == 2);
        execute("delete from proxy where id = '" + proxy + "'");
    }

    @Test
    void onlyThePlatformsAdminMayReconcile() {
        new Api(issuer.tenantAdmin(admin.tenant())).request().post(PATH).then().statusCode(403);
        new Api(issuer.auditor()).get(PATH).then().statusCode(403);
    }

    /// A secret in Vault without a row.
    private String written() {
        String path = UUID.randomUUID() + "/" + UUID.randomUUID() + "/" + UUID.randomUUID();
        vault.as(vault.role(ServiceRole.KEY))
                .write(
                        "llm/data/" + path,
                        Map.of("options", Map.of("cas", 0), "data", Map.of("api_key", "orphan-0123456789")));
        written.add(path);
        return path;
    }

    private void destroy(String path) {
        vault.as(vault.role(ServiceRole.KEY)).write("llm/destroy/" + path, Map.of("versions", new int[] {1}));
    }

    private String stateOf(String path) {
        var version = vault.as(vault.role(ServiceRole.KEY))
                .read("llm/metadata/" + path)
                .at("/data/versions/1");
        if (version.path("destroyed").asBoolean()) {
            return "destroyed";
        }
        return version.path("deletion_time").asText("").isEmpty() ? "readable" : "hidden";
    }

    private List<String> actions(String path) throws Exception {
        try (Connection db = postgres.admin("key_service");
                var rows = db.createStatement()
                        .executeQuery(
                                "select action from audit_event where object = '" + path.split("/", -1)[1] + "'")) {
            List<String> actions = new ArrayList<>();
            while (rows.next()) {
                actions.add(rows.getString(1));
            }
            return actions;
        }
    }

    private long epoch() throws Exception {
        try (Connection db = postgres.admin("key_service")) {
            return count(db, "select epoch from reconciliation");
        }
    }

    private void setEpoch(long epoch) throws Exception {
        execute("update reconciliation set epoch = " + epoch);
    }

    private void execute(String sql) throws Exception {
        try (Connection db = postgres.admin("key_service");
                var statement = db.createStatement()) {
            statement.execute(sql);
        }
    }
}
