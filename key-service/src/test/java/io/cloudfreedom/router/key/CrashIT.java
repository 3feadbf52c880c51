package io.cloudfreedom.router.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.testkit.RouterResource;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.cloudfreedom.router.testkit.postgres.PostgresServer;
import io.cloudfreedom.router.testkit.vault.OpenBao;
import io.cloudfreedom.router.vault.ServiceRole;
import io.cloudfreedom.router.vault.VaultApi;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The crash table of the write protocol on the packaged service: its process is halted at a named point,
/// started again, and what must always hold is checked. Acknowledged is in effect, nothing else is left
/// behind, and the event is seen. One of its rows by default, since each costs a restart; the same table within one
/// process is [CrashQuarkusTest].
@SuppressWarnings("NullAway.Init") // Filled before all tests.
class CrashIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SECRET = "crashed-0123456789-abcd";

    private static final RouterResource PARTS = new RouterResource();
    private static final DoublesResource DOUBLES = new DoublesResource();

    private static Issuer issuer;
    private static OpenBao vault;
    private static PostgresServer postgres;
    private static String bootstrapServers;
    private static PackagedService service;

    private final UUID request = UUID.randomUUID();
    private Api admin;
    private UUID tenant;
    private Facts facts;

    @BeforeAll
    static void start() throws Exception {
        PARTS.init(Map.of("service", "key", "parts", "postgres,kafka,vault"));
        Map<String, String> configuration = new HashMap<>(PARTS.start());
        configuration.putAll(DOUBLES.start());
        bootstrapServers = Objects.requireNonNull(configuration.get("kafka.bootstrap.servers"));
        PARTS.inject(new StaticFields());
        service = new PackagedService(configuration);
        RestAssured.baseURI = "http://127.0.0.1";
        RestAssured.port = service.port();
    }

    @AfterAll
    static void stop() {
        service.close();
        DOUBLES.stop();
        PARTS.stop();
    }

    @BeforeEach
    void open() {
        admin = new Api(issuer.superAdmin());
        tenant = admin.tenant();
        facts = new Facts(bootstrapServers);
    }

    @AfterEach
    void close() {
        facts.close();
    }

    /// Row 4: before Tx2.
    @Test
    void repetitionFinishesWhatTheDeadProcessBegan() throws Exception {
        repetitionFinishesFrom("WRITTEN");
    }

    /// Rows 1, 2, 5 and 6: before Tx1, before the write, within Tx2, before the answer.
    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"RECEIVED", "CLAIMED", "COMMITTING", "COMMITTED"})
    void repetitionFinishesWhereverTheProcessDied(String point) throws Exception {
        repetitionFinishesFrom(point);
    }

    private void repetitionFinishesFrom(String point) throws Exception {
        dieWhileSaving(point);

        String id =
                save().then().statusCode(201).body("version", is(1)).extract().path("id");

        assertThat(save().then().statusCode(201).extract().<String>path("id")).isEqualTo(id);
        admin.get("/api/tenants/" + tenant + "/provider-keys").then().body("items.size()", is(1));
        facts.await(ProviderKeyChanged.class, k -> k.id().toString().equals(id));
        assertThat(secretsInVault()).containsExactly(SECRET);
        assertNothingIsUnfinished();
    }

    /// Rows 2 and 4 when the client never comes back, and row 9: the reaper itself dies.
    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"CLAIMED", "WRITTEN", "WRITTEN ABORTING", "WRITTEN BARRED"})
    void reaperUndoesWhatNobodyRepeats(String points) throws Exception {
        String[] deaths = points.split(" ", -1);
        dieWhileSaving(deaths[0]);
        if (deaths.length > 1) {
            service.dieAt(deaths[1]);
            endLeases();
            service.resurrect();
        }
        endLeases();

        awaitAborted();

        assertThat(secretsInVault()).isEmpty();
        admin.get("/api/tenants/" + tenant + "/provider-keys").then().body("items.size()", is(0));
        save().then().statusCode(409).body("type", is("/problems/operation-aborted"));
        assertNothingIsUnfinished();
    }

    /// Row 3: the write was under way when the process died, and lands before or after the reaper has been there.
    @Tag("long")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writeThatLandsLateIsNeverReadable(boolean beforeTheReaper) throws Exception {
        dieWhileSaving("CLAIMED");
        String path = column("select path from key_material where tenant_id = ?");
        if (beforeTheReaper) {
            assertThat(land(path)).isEqualTo(200);
        }
        endLeases();
        awaitAborted();
        if (!beforeTheReaper) {
            assertThat(land(path)).isEqualTo(403);
        }

        assertThat(secretsInVault()).isEmpty();
        assertNothingIsUnfinished();
    }

    /// Row 7: the relay had sent an event and not yet deleted its row.
    @Tag("long")
    @Test
    void eventThatIsSentTwiceHasOneId() throws Exception {
        String id = save().path("id");
        facts.await(ProviderKeyChanged.class, k -> k.id().toString().equals(id));
        UUID event = UUID.randomUUID();
        String payload = facts.payloadOf(id);
        service.kill();
        for (int attempt = 0; attempt < 2; attempt++) {
            insertOutboxRow(event, id, payload);
        }
        service.resurrect();

        Awaitility.await().atMost(SOON).until(() -> facts.count(event) == 2);
        assertNothingIsUnfinished();
    }

    /// Row 10: the secret is destroyed, which the row does not say yet.
    @Tag("long")
    @Test
    void deletionGoesOnAfterTheSecretIsGone() throws Exception {
        String id = save().path("id");
        service.dieAt("DESTROYED");
        admin.delete("/api/provider-keys/" + id, 1);
        service.resurrect();

        facts.await(ProviderKeyChanged.class, k -> k.id().toString().equals(id) && k.change() == Change.DELETED);
        admin.get("/api/provider-keys/" + id).then().statusCode(404);
        assertThat(secretsInVault()).isEmpty();
        assertNothingIsUnfinished();
    }

    private void dieWhileSaving(String point) throws Exception {
        service.dieAt(point);
        assertThatThrownBy(this::save).isInstanceOf(IOException.class);
        service.resurrect();
    }

    private Response save() {
        return admin.post("/api/provider-keys", Api.openAi(tenant, SECRET), request.toString());
    }

    private void awaitAborted() {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> column("select state from key_operation where kind like 'provider%' and tenant_id = ?")
                        .equals("ABORTED"));
    }

    private void endLeases() throws Exception {
        execute("update key_operation set lease_until = now() - interval '1 second' where state in"
                + " ('PENDING', 'ABORTING')");
    }

    /// No operation is open, and no secret has a row that is neither in use nor destroyed.
    private void assertNothingIsUnfinished() throws Exception {
        assertThat(column(
                        "select count(*) from key_operation where state in ('PENDING', 'ABORTING') and tenant_id = ?"))
                .isEqualTo("0");
        assertThat(column("select count(*) from key_material where state not in ('ACTIVE', 'DESTROYED')"
                        + " and tenant_id = ?"))
                .isEqualTo("0");
        assertThat(Integer.parseInt(
                        column("select count(*) from key_material where state = 'ACTIVE' and tenant_id = ?")))
                .isEqualTo(secretsInVault().size());
    }

    /// What config-service could read of the tenant's secrets, referred to or not.
    private List<String> secretsInVault() {
        VaultApi keys = vault.as(vault.role(ServiceRole.KEY));
        VaultApi reader = vault.as(vault.role(ServiceRole.CONFIG));
        List<String> secrets = new ArrayList<>();
        for (String key : names(keys, "llm/metadata/" + tenant)) {
            for (String material : names(keys, "llm/metadata/" + tenant + "/" + key)) {
                String path = "llm/data/" + tenant + "/" + key + material;
                if (reader.status("GET", path, Map.of()) == 200) {
                    JsonNode data = reader.read(path);
                    String secret = data.at("/data/data/api_key").asText("");
                    if (!secret.isEmpty()) {
                        secrets.add(secret);
                    }
                }
            }
        }
        return secrets;
    }

    private static List<String> names(VaultApi api, String folder) {
        List<String> names = new ArrayList<>();
        api.read(folder + "?list=true").at("/data/keys").forEach(name -> names.add(name.asText()));
        return names;
    }

    private int land(String path) {
        return vault.as(vault.role(ServiceRole.KEY))
                .status(
                        "POST",
                        "llm/data/" + path,
                        Map.of("options", Map.of("cas", 0), "data", Map.of("api_key", SECRET)));
    }

    private void insertOutboxRow(UUID event, String key, String payload) throws Exception {
        try (Connection db = postgres.admin("key_service");
                var insert = db.prepareStatement("insert into outbox (event_id, topic, record_key, type, payload)"
                        + " values (?, 'cf.provider-keys.v1', ?, 'io.cloudfreedom.router.ProviderKeyChanged', ?)")) {
            insert.setObject(1, event);
            insert.setString(2, key);
            insert.setString(3, payload);
            insert.executeUpdate();
        }
    }

    private static void execute(String sql) throws Exception {
        try (Connection db = postgres.admin("key_service");
                var statement = db.createStatement()) {
            statement.execute(sql);
        }
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

    /// Hands the parts to this class as Quarkus would to a test.
    private static final class StaticFields implements TestInjector {
        @Override
        public void injectIntoFields(Object part, Predicate<Field> wanted) {
            for (Field field : CrashIT.class.getDeclaredFields()) {
                if (wanted.test(field)) {
                    try {
                        field.set(null, part);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }
    }
}
