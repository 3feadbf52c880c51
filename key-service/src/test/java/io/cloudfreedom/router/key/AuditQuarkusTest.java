package io.cloudfreedom.router.key;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.event.AuditCheckpointed;
import io.cloudfreedom.router.contracts.event.AuditRecorded;
import io.cloudfreedom.router.key.audit.checkpoint.CheckpointFile;
import io.cloudfreedom.router.key.audit.checkpoint.SignedCheckpoint;
import io.cloudfreedom.router.key.audit.checkpoint.VerifierKey;
import io.cloudfreedom.router.key.audit.tree.CanonicalJson;
import io.cloudfreedom.router.key.audit.tree.Hash;
import io.cloudfreedom.router.key.audit.tree.Proofs;
import io.cloudfreedom.router.testkit.RouterResource;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.cloudfreedom.router.testkit.postgres.PostgresServer;
import io.cloudfreedom.router.testkit.vault.OpenBao;
import io.cloudfreedom.router.vault.ServiceRole;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.spi.ToolProvider;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The audit log of the running service: what gets into it, what it proves, and what verifies it without the service.
@SuppressWarnings("NullAway.Init") // Quarkus and the test resources fill the fields.
@QuarkusTest
@WithTestResource(
        value = RouterResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "key"),
            @ResourceArg(name = "parts", value = "postgres,kafka,vault")
        })
@WithTestResource(DoublesResource.class)
class AuditQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Path VERIFIER = Path.of("../deploy/audit/AuditVerifier.java");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "router.db.url")
    String databaseUrl;

    @ConfigProperty(name = "router.audit.checkpoint-file")
    Path checkpointFile;

    Issuer issuer;
    OpenBao vault;
    PostgresServer postgres;

    private Facts facts;
    private Api admin;
    private Api auditor;

    @BeforeEach
    void open() {
        facts = new Facts(bootstrapServers);
        admin = new Api(issuer.superAdmin());
        auditor = new Api(issuer.auditor());
    }

    @AfterEach
    void close() {
        facts.close();
    }

    @Test
    void everyRefusedAttemptIsAnEntry() {
        UUID tenant = admin.tenant();
        Api owner = new Api(issuer.tenantAdmin(tenant));
        UUID other = admin.tenant();
        String path = "/api/tenants/" + tenant;

        refused(
                "none",
                () -> given().header("x-request-id", "none").delete(path).statusCode(),
                401,
                "unauthorized");
        refused(
                "role",
                () -> auditor.request()
                        .header("x-request-id", "role")
                        .body(Map.of("name", "x"))
                        .patch(path)
                        .statusCode(),
                403,
                "forbidden");
        refused(
                "foreign",
                () -> owner.request()
                        .header("x-request-id", "foreign")
                        .header("If-Match", "\"1\"")
                        .body(Map.of("name", "x"))
                        .patch("/api/tenants/" + other)
                        .statusCode(),
                404,
                "not-found");
        refused(
                "unconditional",
                () -> owner.request()
                        .header("x-request-id", "unconditional")
                        .body(Map.of("name", "x"))
                        .patch(path)
                        .statusCode(),
                428,
                "precondition-required");
        refused(
                "stale",
                () -> owner.request()
                        .header("x-request-id", "stale")
                        .header("If-Match", "\"9\"")
                        .body(Map.of("name", "x"))
                        .patch(path)
                        .statusCode(),
                412,
                "precondition-failed");
        refused(
                "nameless",
                () -> admin.request()
                        .header("x-request-id", "nameless")
                        .body(Map.of("name", "x", "slug", "nameless", "tier", "byok"))
                        .post("/api/tenants")
                        .statusCode(),
                400,
                "idempotency-key-missing");
        refused(
                "unconfirmed",
                () -> admin.request()
                        .header("x-request-id", "unconfirmed")
                        .header("If-Match", "\"1\"")
                        .delete(path)
                        .statusCode(),
                409,
                "confirmation-missing");
        refused(
                "wrong",
                () -> owner.request()
                        .header("x-request-id", "wrong")
                        .header("If-Match", "\"1\"")
                        .body(Map.of("key_policy", 7))
                        .patch(path)
                        .statusCode(),
                422,
                "invalid-request");

        owner.get("/api/audit-events?q=foreign")
                .then()
                .body("items.actor", hasItem("admin-of-" + tenant))
                .body("items.object", hasItem(other.toString()))
                .body("items.action", hasItem("tenant.update"));
        new Api(issuer.tenantAdmin(other))
                .get("/api/audit-events")
                .then()
                .body("items.tenant_id", everyItem(is(other.toString())))
                .body("items.findAll { it.outcome == 'refused' }.size()", is(0));
    }

    private void refused(String requestId, IntSupplier attempt, int status, String reason) {
        assertThat(attempt.getAsInt()).as(requestId).isEqualTo(status);
        auditor.get("/api/audit-events?outcome=refused&q=" + requestId)
                .then()
                .body("items.findAll { it.request_id == '" + requestId + "' }.size()", is(1))
                .body("items.find { it.request_id == '" + requestId + "' }.reason", is(reason))
                .body("items.find { it.request_id == '" + requestId + "' }.detail.status", is(status));
    }

    @Test
    void changesAreNamedWithFingerprintsOfTheirValues() {
        UUID tenant = admin.tenant();
        String path = "/api/tenants/" + tenant;
        admin.patch(path, 1, Map.of("name", "Red")).then().statusCode(200);
        admin.patch(path, 2, Map.of("name", "Blue")).then().statusCode(200);
        admin.patch(path, 3, Map.of("name", "Red", "timezone", "Europe/Berlin"))
                .then()
                .statusCode(200);

        JsonPath entries = auditor.get("/api/audit-events?action=tenant.updated&tenant_id=" + tenant)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Map<String, String> last = entries.getMap("items[0].after");
        Map<String, String> first = entries.getMap("items[2].after");
        assertThat(last).containsOnlyKeys("name", "timezone");
        assertThat(last.get("name")).startsWith("v1:").isEqualTo(first.get("name"));
        assertThat(entries.getMap("items[0].before"))
                .containsEntry("name", entries.getMap("items[1].after").get("name"));
        AuditRecorded told = facts.await(
                AuditRecorded.class,
                entry -> entry.object().equals(tenant.toString()) && "tenant.created".equals(entry.action()));
        assertThat(told.after()).containsKeys("name", "slug", "tier");
    }

    @Test
    void otherServicesEntriesAreTakenIn() {
        UUID tenant = admin.tenant();
        Instant now = Instant.now();
        UUID id = Uuid7.at(now);
        facts.publish(new AuditRecorded(
                id, now, tenant, "config-service", "provider_key.secret_read", "k-1", "done", "sent to p", null));

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> new Api(issuer.tenantAdmin(tenant))
                        .get("/api/audit-events?object=k-1")
                        .then()
                        .body("items.id", hasItem(id.toString()))
                        .body("items.source", hasItem("another-service")));
    }

    @Test
    void listIsFilteredAndPaged() {
        UUID tenant = admin.tenant();
        Api owner = new Api(issuer.tenantAdmin(tenant));
        for (int version = 1; version <= 3; version++) {
            owner.patch("/api/tenants/" + tenant, version, Map.of("name", "N" + version))
                    .then()
                    .statusCode(200);
        }
        String later = Instant.now().plusSeconds(3600).toString();

        var page = owner.get("/api/audit-events?limit=3").then().statusCode(200);
        page.body("items.size()", is(3));
        owner.get("/api/audit-events?limit=3&cursor=" + page.extract().path("next_cursor"))
                .then()
                .body("items.action", is(List.of("tenant.created")));
        owner.get("/api/audit-events?from=" + later).then().body("items.size()", is(0));
        owner.get("/api/audit-events?to=" + later + "&actor=admin-of-" + tenant)
                .then()
                .body("items.size()", is(3));
        owner.get("/api/audit-events?q=100%25").then().body("items.size()", is(0));
        owner.get("/api/audit-events?from=yesterday").then().statusCode(422);
        new Api(issuer.finance()).get("/api/audit/checkpoints").then().statusCode(403);
    }

    @Test
    void entryIsProvedToBeInASignedLog() {
        UUID tenant = admin.tenant();
        Api owner = new Api(issuer.tenantAdmin(tenant));
        long seq = placed(owner, tenant);
        List<VerifierKey> keys = auditor.get("/api/audit/keys").jsonPath().getList("items", String.class).stream()
                .map(VerifierKey::parse)
                .toList();

        JsonPath proof = awaitProof(owner, seq);
        SignedCheckpoint signed = SignedCheckpoint.parse(proof.getString("checkpoint.note"));
        Hash leaf = Hash.ofLeaf(CanonicalJson.write(proof.getMap("entry")));
        assertThat(proof.getString("leaf_hash")).isEqualTo(leaf.hex());
        assertThat(signed.isSignedBy(keys)).isTrue();
        assertThat(Proofs.rootOf(seq, signed.checkpoint().size(), leaf, hashes(proof)))
                .contains(signed.checkpoint().root());

        new Api(issuer.tenantAdmin(admin.tenant()))
                .get("/api/audit/proof/" + seq)
                .then()
                .statusCode(404);
        auditor.get("/api/audit/proof/999999999").then().statusCode(404);
        facts.await(AuditCheckpointed.class, told -> told.note().equals(signed.note()));
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(new CheckpointFile(checkpointFile).read()).contains(signed));

        admin.tenant();
        SignedCheckpoint newer = awaitCheckpointAfter(signed.checkpoint().size());
        JsonPath consistency = auditor.get(
                        "/api/audit/consistency?from=" + signed.checkpoint().size() + "&to="
                                + newer.checkpoint().size())
                .jsonPath();
        assertThat(Proofs.isConsistent(
                        signed.checkpoint().size(),
                        signed.checkpoint().root(),
                        newer.checkpoint().size(),
                        newer.checkpoint().root(),
                        hashes(consistency)))
                .isTrue();
    }

    @Test
    void exportIsVerifiedWithoutTheService(@TempDir Path folder) throws Exception {
        UUID tenant = admin.tenant();
        Api owner = new Api(issuer.tenantAdmin(tenant));
        awaitProof(owner, placed(owner, tenant));
        String key = auditor.get("/api/audit/keys").jsonPath().getString("items[0]");
        Path whole = folder.resolve("whole.jsonl");
        Path own = folder.resolve("own.jsonl");
        Files.writeString(whole, auditor.get("/api/audit/export").asString());
        Files.writeString(own, owner.get("/api/audit/export").asString());

        assertThat(compiled(VERIFIER, folder)).isZero();
        Run verified = verifier(folder, whole, "--key", key, "--checkpoints", checkpointFile);
        Run ownVerified = verifier(folder, own, "--key", key);
        assertThat(Files.readAllLines(own).stream().filter(line -> line.contains("\"entry\"")))
                .isNotEmpty()
                .allMatch(line -> line.contains(tenant.toString()));

        Path changed = folder.resolve("changed.jsonl");
        Files.writeString(changed, Files.readString(own).replaceFirst("tenant\\.created", "tenant.deleted"));
        Path cut = folder.resolve("cut.jsonl");
        List<String> lines = Files.readAllLines(whole);
        Files.write(cut, lines.subList(0, lines.size() - 1));
        Run changeFound = verifier(folder, changed, "--key", key);
        Run cutFound = verifier(folder, cut, "--key", key);

        assertThat(verified.answer()).startsWith("0: ");
        assertThat(ownVerified.answer()).startsWith("0: ");
        assertThat(changeFound.answer()).startsWith("1: ");
        assertThat(cutFound.answer()).startsWith("1: ");
    }

    /// Compiles what needs nothing but the JDK; answers the compiler's exit code.
    private static int compiled(Path source, Path target) {
        return ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        new PrintWriter(Writer.nullWriter()),
                        new PrintWriter(Writer.nullWriter()),
                        "-cp",
                        target.toString(),
                        "-d",
                        target.toString(),
                        source.toString());
    }

    private Run verifier(Path classes, Object... arguments) throws IOException {
        List<Object> command = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-cp", classes, "AuditVerifier"));
        command.addAll(List.of(arguments));
        return java(command.toArray());
    }

    @Test
    void commandsAnswerWithTheirExitCode(@TempDir Path folder) throws Exception {
        UUID tenant = admin.tenant();
        Api owner = new Api(issuer.tenantAdmin(tenant));
        long seq = placed(owner, tenant);
        awaitProof(owner, seq);
        Path otherKey = folder.resolve("keys");
        Files.writeString(otherKey, new VerifierKey("cloudfreedom-router/audit", new byte[32]) + "\n");

        Run verified = audit("verify");
        Run consistent = audit("fsck");
        Run proved = audit("prove", Long.toString(seq));
        Run signedByAnother = audit("verify", "--key", otherKey.toString());
        Run unknown = audit("prove", "999999999");

        assertThat(verified.answer()).startsWith("0: ");
        assertThat(consistent.answer()).startsWith("0: ");
        assertThat(proved.answer()).startsWith("0: ");
        assertThat(signedByAnother.answer()).startsWith("1: ");
        assertThat(unknown.answer()).startsWith("2: ");
    }

    @Test
    void nobodyMayChangeWhatIsThere() throws Exception {
        for (String role : List.of("key_app", "key_system", "key_owner")) {
            try (Connection db = postgres.connect("key_service", role, role.replace("key_", "test-"))) {
                for (String table : List.of("audit_event", "audit_leaf", "audit_node", "audit_checkpoint")) {
                    for (String sql : List.of("delete from " + table, "update " + table + changed(table))) {
                        assertThat(touched(db, sql)).as("%s: %s", role, sql).isZero();
                    }
                }
            }
        }
    }

    private static String changed(String table) {
        return switch (table) {
            case "audit_event" -> " set actor = 'x'";
            case "audit_checkpoint" -> " set note = 'x'";
            case "audit_node" -> " set hash = ''";
            default -> " set leaf_hash = ''";
        };
    }

    /// The owner has the right, and no policy: it finds no rows.
    private static int touched(Connection db, String sql) {
        try {
            return db.createStatement().executeUpdate(sql);
        } catch (SQLException e) {
            assertThat(e.getMessage()).contains("permission denied");
            return 0;
        }
    }

    @Test
    void tenantIsBoundToItsOwnRows() throws Exception {
        UUID tenant = admin.tenant();
        try (Connection db = postgres.connect("key_service", "key_app", "test-app")) {
            db.setAutoCommit(false);
            db.createStatement().execute("select set_config('app.tenant', '" + tenant + "', true)");
            assertThatThrownBy(() -> db.createStatement().execute("""
                            insert into audit_event (id, ts, tenant_id, source, actor, action, object, outcome, before,
                                                     after, detail)
                            values (gen_random_uuid(), now(), '%s', 's', 'a', 'b', 'c', 'done', '{}', '{}', '{}')
                            """.formatted(PlatformTenant.ID)))
                    .hasMessageContaining("row-level security");
        }
    }

    /// The place of the entry that tells of a tenant's creation.
    private static long placed(Api api, UUID tenant) {
        return Awaitility.await()
                .atMost(SOON)
                .until(
                        () -> api.get("/api/audit-events?action=tenant.created&object=" + tenant)
                                .jsonPath()
                                .<Integer>get("items[0].seq"),
                        seq -> seq != null);
    }

    private static JsonPath awaitProof(Api api, long seq) {
        return Awaitility.await()
                .atMost(SOON)
                .until(() -> api.get("/api/audit/proof/" + seq), answer -> answer.statusCode() == 200)
                .jsonPath();
    }

    private SignedCheckpoint awaitCheckpointAfter(long size) {
        return Awaitility.await()
                .atMost(SOON)
                .until(
                        () -> SignedCheckpoint.parse(
                                auditor.get("/api/audit/checkpoints?limit=1").path("items[0].note")),
                        signed -> signed.checkpoint().size() > size);
    }

    private static List<Hash> hashes(JsonPath proof) {
        return proof.getList("proof", String.class).stream().map(Hash::ofHex).toList();
    }

    private Run audit(String... arguments) throws IOException {
        List<Object> command = new ArrayList<>(
                List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.add("audit");
        command.addAll(List.of(arguments));
        return java(command.toArray());
    }

    /// A process that has been started.
    private record Run(Process process) {
        /// Its exit code and what it said.
        String answer() throws IOException, InterruptedException {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() + ": " + said;
        }
    }

    /// Runs Java with the configuration of the service.
    private Run java(Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = new HashMap<>(vault.configuration(ServiceRole.KEY));
        environment.put("router.db.url", databaseUrl);
        environment.put("router.db.system-password", "test-system");
        environment.put("router.audit.checkpoint-file", checkpointFile.toString());
        environment.forEach((name, value) ->
                builder.environment().put(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), value));
        return new Run(builder.start());
    }
}
