package io.cloudfreedom.router.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.event.VirtualKeyChanged;
import io.cloudfreedom.router.testkit.Backend;
import io.cloudfreedom.router.testkit.secret.SecretScan;
import io.cloudfreedom.router.testkit.vault.FaultyVault;
import io.cloudfreedom.router.testkit.vault.VaultFault;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A distinct secret goes into every secret field of every provider, by every route, whether it is taken or refused.
/// None is found afterwards in what was logged at TRACE, in answers, in PostgreSQL's files or in Kafka's, in any
/// encoding. What may be shown is found in each of them, so that the search is known to look there.
@SuppressWarnings("NullAway.Init") // Quarkus and the test resources fill the fields.
@QuarkusTest
class SecretsNeverShownQuarkusTest extends RunningService {
    private static final Logger LOG = Logger.getLogger(SecretsNeverShownQuarkusTest.class);

    @TempDir
    Path folder;

    FaultyVault faults;

    private PlantedSecrets planted;
    private UUID tenant;

    @BeforeEach
    void plant() {
        planted = new PlantedSecrets(folder.resolve("answers"));
        tenant = admin.tenant();
    }

    @AfterEach
    void heal() {
        faults.heal();
    }

    @Test
    void noSecretIsFoundAnywhere() throws Exception {
        assumeTrue(Backend.chosen() == Backend.EMBEDDED, "a container's files are not here to be searched");
        String shown = "shown-\"/+\\&%<" + UUID.randomUUID();
        Path log = folder.resolve("log");
        try (TracedLog traced = new TracedLog(log)) {
            savesOfEveryProvider();
            changesOfASecret();
            testsOfASecret();
            fieldsThatAreWrong();
            bodiesThatAreWrong();
            callersWhoMayNot();
            failuresOfOthers();
            virtualKey();
            show(shown);
            traced.flush();
        }
        Path rows = Files.writeString(folder.resolve("rows"), dump());

        List<Path> places = List.of(log, folder.resolve("answers"), rows, postgresFiles(), kafkaFiles());

        assertThat(Files.readString(log)).contains("TRACE io.vertx").contains("DEBUG io.vertx.pgclient");
        assertThat(planted.all()).hasSizeGreaterThan(40).doesNotHaveDuplicates();
        List<String> lookedFor = new ArrayList<>(planted.all());
        lookedFor.add(shown);
        SecretScan scan = new SecretScan(lookedFor);
        for (Path place : places) {
            assertThat(scan.search(List.of(place)))
                    .as("hits in %s, whose last shows that it is searched", place)
                    .isNotEmpty()
                    .extracting(SecretScan.Hit::secret)
                    .containsOnly(lookedFor.size() - 1);
        }
    }

    private void savesOfEveryProvider() {
        for (Map<String, Object> body : everyProvider()) {
            String id = planted.answered(201, admin.post("/api/provider-keys", body))
                    .path("id");
            facts.await(ProviderKeyChanged.class, key -> of(key, id));
            planted.answered(200, admin.get("/api/provider-keys/" + id));
            planted.answered(200, admin.get("/api/provider-keys/" + id + "/history"));
        }
        planted.answered(200, admin.get("/api/tenants/" + tenant + "/provider-keys"));
        planted.answered(200, admin.get("/api/audit-events?tenant_id=" + tenant));
    }

    /// Rotations, roll-back, a changed secret, and what ends a key.
    private void changesOfASecret() {
        String path = "/api/provider-keys/" + created(azureWith(planted.text("good"), planted.text("good")));
        planted.answered(
                200,
                admin.post(
                        path + "/rotate",
                        Map.of("api_key", planted.text("good"), "api_key_secondary", planted.text("good"))));
        planted.answered(200, admin.post(path + "/rollback", Map.of()));
        planted.answered(
                200,
                admin.patch(
                        path, 3, Map.of("api_key", planted.text("good"), "api_key_secondary", planted.text("good"))));
        planted.answered(422, admin.post(path + "/rotate", Map.of("api_key", planted.text("bad"))));
        planted.answered(
                422,
                new Api(issuer.tenantAdmin(tenant))
                        .patch(
                                path,
                                4,
                                Map.of("api_key", planted.text("good"), "endpoint", "https://elsewhere.example")));
        planted.answered(412, admin.patch(path, 1, Map.of("api_key", planted.text("good"))));
        planted.answered(
                428,
                admin.request().body(Map.of("api_key", planted.text("good"))).patch(path));
        planted.answered(200, admin.post(path + "/revoke", Map.of()));
        String deleted = created(Api.openAi(tenant, planted.text("good")));
        planted.answered(200, admin.delete("/api/provider-keys/" + deleted, 1));
        facts.await(ProviderKeyChanged.class, key -> of(key, deleted) && key.change() == Change.DELETED);
    }

    private void testsOfASecret() {
        for (Map<String, Object> body : everyProvider()) {
            planted.answered(200, admin.post("/api/provider-keys/test", body));
        }
        for (String mode : List.of("bad", "noperm", "quota", "rate", "down", "die")) {
            planted.answered(200, admin.post("/api/provider-keys/test", Api.openAi(tenant, planted.text(mode))));
        }
        String stored = created(Api.openAi(tenant, planted.text("good")));
        planted.answered(
                200, admin.post("/api/provider-keys/" + stored + "/test", Map.of("api_key", planted.text("good"))));
    }

    private void fieldsThatAreWrong() {
        planted.kept(create(planted.plain("masked***")));
        planted.kept(create(planted.plain("not ascii é")));
        planted.kept(create(planted.plain("bad")));
        planted.kept(create(planted.plain("padding-" + "x".repeat(5000))));
        for (Object wrong : List.of(
                List.of(planted.text("good")),
                Map.of("value", planted.text("good")),
                Map.of(planted.text("good"), "value"))) {
            Map<String, Object> body = Api.openAi(tenant, "");
            body.put("api_key", wrong);
            planted.kept(admin.post("/api/provider-keys", body));
            planted.kept(admin.post("/api/provider-keys/test", body));
        }
        for (String field : List.of("apiKey", "secret", "api_key_secondary", "endpoint", "status")) {
            Map<String, Object> body = Api.openAi(tenant, planted.text("good"));
            body.put(field, planted.text("good"));
            planted.kept(admin.post("/api/provider-keys", body));
        }
        Map<String, Object> config = Api.openAi(tenant, planted.text("good"));
        config.put("config", Map.of("api_key", planted.text("good")));
        planted.kept(admin.post("/api/provider-keys", config));
        for (String wrong : List.of("\"token_uri\": \"https://elsewhere.example/\"", "\"type\": \"user\"", "\"x\":")) {
            Map<String, Object> vertex =
                    vertexWith(planted.keyFile().replaceFirst("\"(type|token_uri)\": \"[^\"]*\"", wrong));
            planted.kept(admin.post("/api/provider-keys", vertex));
        }
    }

    private void bodiesThatAreWrong() {
        for (String path : List.of("/api/provider-keys", "/api/provider-keys/test")) {
            planted.kept(admin.post(path, "{\"api_key\": \"" + planted.plain("good")));
            planted.kept(admin.post(path, "{\"api_key\": " + planted.plain("good") + "}"));
            planted.kept(admin.post(path, "{\"" + planted.plain("good") + "\" \"api_key\"}"));
            planted.kept(admin.post(path, "[\"" + planted.plain("good") + "\"]"));
            planted.kept(admin.post(path, "\"" + planted.plain("good") + "\""));
        }
        planted.kept(admin.request()
                .contentType(ContentType.TEXT)
                .header("Idempotency-Key", "wrong-type")
                .body(planted.plain("good"))
                .post("/api/provider-keys"));
        planted.kept(admin.post(
                "/api/provider-keys",
                "{\"api_key\": \"" + planted.plain("good") + "\", \"name\": \"" + "x".repeat(300_000) + "\"}"));
        planted.kept(
                admin.request().body(Api.openAi(tenant, planted.text("good"))).post("/api/provider-keys"));
        String reused = UUID.randomUUID().toString();
        planted.kept(admin.post("/api/provider-keys", Api.openAi(tenant, planted.text("good")), reused));
        planted.kept(admin.post("/api/provider-keys", Api.openAi(tenant, planted.text("good")), reused));
    }

    private void callersWhoMayNot() {
        UUID other = admin.tenant();
        Map<String, Object> body = Api.openAi(tenant, planted.text("good"));
        planted.kept(new Api(issuer.tenantAdmin(other)).post("/api/provider-keys", body));
        planted.kept(new Api(issuer.auditor()).post("/api/provider-keys", body));
        planted.kept(new Api(planted.plain("no-token")).post("/api/provider-keys", body));
        planted.kept(admin.post(
                "/api/provider-keys/" + UUID.randomUUID() + "/rotate", Map.of("api_key", planted.text("a"))));
    }

    /// Vault's proxies show what they were sent; a provider's answer may repeat it.
    private void failuresOfOthers() {
        for (VaultFault fault : List.of(VaultFault.BAD_GATEWAY, VaultFault.RESET_AFTER, VaultFault.SEALED)) {
            faults.plan(fault, "/v1/", 2);
            planted.kept(create(planted.text("good")));
        }
        for (String mode : List.of("noperm", "quota", "rate", "down", "die")) {
            planted.kept(create(planted.text(mode)));
        }
    }

    /// Its token is shown once, to whom it was made for.
    private void virtualKey() {
        var key = admin.post("/api/virtual-keys", Map.of("tenant_id", tenant, "name", "app"))
                .then()
                .statusCode(201)
                .extract();
        planted.given(key.path("token"));
        String id = key.path("id");
        planted.given(
                admin.post("/api/virtual-keys/" + id + "/rotate", Map.of()).path("token"));
        planted.answered(200, admin.get("/api/virtual-keys/" + id));
        facts.await(VirtualKeyChanged.class, told -> told.id().toString().equals(id));
    }

    private void show(String text) throws Exception {
        planted.answered(200, admin.patch("/api/tenants/" + tenant, 1, Map.of("name", text)));
        facts.await(TenantChanged.class, told -> told.name().equals(text));
        LOG.trace(text);
    }

    private Response create(String secret) {
        return admin.post("/api/provider-keys", Api.openAi(tenant, secret));
    }

    private List<Map<String, Object>> everyProvider() {
        List<Map<String, Object>> bodies = new ArrayList<>();
        for (String provider : List.of("openai", "anthropic", "google")) {
            Map<String, Object> body = Api.openAi(tenant, planted.text("good"));
            body.put("provider", provider);
            bodies.add(body);
        }
        bodies.add(azureWith(planted.text("good"), planted.text("good")));
        bodies.add(vertexWith(planted.keyFile()));
        bodies.add(aws());
        return bodies;
    }

    private Map<String, Object> azureWith(String secret, String second) {
        Map<String, Object> body = azure(tenant, secret);
        body.put("api_key_secondary", second);
        return body;
    }

    private Map<String, Object> vertexWith(String keyFile) {
        Map<String, Object> body = new HashMap<>(Api.openAi(tenant, keyFile));
        body.put("provider", "google");
        body.put("project_id", "acme-project");
        body.put("region", "europe-west1");
        body.put("config", Map.of("auth", "service_account"));
        return body;
    }

    private Map<String, Object> aws() {
        String secret = planted.plain("secret");
        Map<String, Object> body = Api.openAi(tenant, secret);
        body.put("provider", "aws");
        body.put("region", "eu-central-1");
        body.put("config", Map.of("access_key_id", secret.replaceFirst("secret-", "AKIA")));
        return body;
    }

    private Path postgresFiles() throws Exception {
        try (Connection db = postgres.admin("key_service")) {
            db.createStatement().execute("checkpoint");
            return Path.of(text(db, "show data_directory"));
        }
    }

    private Path kafkaFiles() throws Exception {
        try (Admin kafka = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            return Path.of(kafka.describeLogDirs(List.of(1))
                    .allDescriptions()
                    .get()
                    .get(1)
                    .keySet()
                    .iterator()
                    .next());
        }
    }
}
