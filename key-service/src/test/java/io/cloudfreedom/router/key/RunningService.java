package io.cloudfreedom.router.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.event.AppliedKey;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ConfigApplied;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.ProxyChanged;
import io.cloudfreedom.router.testkit.RouterResource;
import io.cloudfreedom.router.testkit.doubles.ProviderDoubles;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.cloudfreedom.router.testkit.postgres.PostgresServer;
import io.cloudfreedom.router.testkit.vault.OpenBao;
import io.cloudfreedom.router.vault.ServiceRole;
import io.cloudfreedom.router.vault.VaultApi;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The whole service on a real PostgreSQL, Kafka and OpenBao, with doubles for providers and for config-service.
@WithTestResource(
        value = RouterResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "key"),
            @ResourceArg(name = "parts", value = "postgres,kafka,vault")
        })
@WithTestResource(DoublesResource.class)
@SuppressWarnings("NullAway.Init") // Quarkus and the test resources fill the fields.
abstract class RunningService {
    /// Longer than anything takes on the slowest machine.
    static final Duration SOON = Duration.ofSeconds(60);

    /// Making one takes long, and most tests do not care which one it is.
    private static final String PRIVATE_KEY = privateKey();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    Issuer issuer;
    OpenBao vault;
    PostgresServer postgres;
    ProviderDoubles doubles;
    ConfigServiceDouble configService;

    Facts facts;
    Api admin;

    private @Nullable VaultApi reader;

    @BeforeEach
    void open() {
        facts = new Facts(bootstrapServers);
        admin = new Api(issuer.superAdmin());
    }

    @AfterEach
    void close() {
        facts.close();
    }

    String created(Map<String, Object> body) {
        return admin.post("/api/provider-keys", body)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static boolean of(ProviderKeyChanged event, String id) {
        return event.id().toString().equals(id);
    }

    void serve(String proxy, UUID tenant, long version) {
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

    void applied(String proxy, long generation, String key, @Nullable Long version) {
        facts.publish(new ConfigApplied(
                proxy,
                1,
                generation,
                "00",
                List.of(new AppliedKey(UUID.fromString(key), version)),
                List.of(),
                Instant.now()));
    }

    String secretAt(ProviderKeyChanged key) {
        return reader().read("llm/data/" + key.material().path())
                .at("/data/data/api_key")
                .asText("");
    }

    /// Vault as config-service sees it.
    VaultApi reader() {
        if (reader == null) {
            reader = vault.as(vault.role(ServiceRole.CONFIG));
        }
        return reader;
    }

    Map<String, Object> azure(UUID tenant, String secret) {
        Map<String, Object> body = Api.openAi(tenant, secret);
        body.put("provider", "azure");
        body.put("provider_name", "Azure");
        body.put("endpoint", doubles.url() + "/azure");
        body.put("config", Map.of("deployments", Map.of("gpt-4o", "gpt4o-prod")));
        return body;
    }

    /// One key of each kind; the mode is how the doubles treat it.
    List<Map<String, Object>> everyProvider(UUID tenant, String mode) {
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
        bodies.add(vertex(tenant, mode));
        return bodies;
    }

    Map<String, Object> vertex(UUID tenant, String mode) {
        Map<String, Object> body = Api.openAi(tenant, keyFile(mode));
        body.put("provider", "google");
        body.put("project_id", "acme-project");
        body.put("region", "europe-west1");
        body.put("config", Map.of("auth", "service_account"));
        return body;
    }

    static String keyFile(String mode) {
        return keyFile(mode, PRIVATE_KEY);
    }

    static String keyFile(String mode, String pem) {
        return """
                {"type": "service_account", "client_email": "%s@acme-project.iam.gserviceaccount.com",
                 "private_key_id": "0123456789abcdef", "token_uri": "https://oauth2.googleapis.com/token",
                 "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}
                """.formatted(mode, pem);
    }

    static String privateKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Everything in the database as text.
    String dump() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Connection db = postgres.admin("key_service");
                ResultSet tables = db.createStatement()
                        .executeQuery("select table_name from information_schema.tables where table_schema = 'public'"
                                + " and table_type = 'BASE TABLE'")) {
            while (tables.next()) {
                try (ResultSet rows = db.createStatement()
                        .executeQuery("select to_jsonb(t)::text from " + tables.getString(1) + " t")) {
                    while (rows.next()) {
                        all.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return all.toString();
    }

    static int count(Connection db, String sql) throws Exception {
        return Integer.parseInt(text(db, sql));
    }

    static String text(Connection db, String sql) throws Exception {
        try (ResultSet rows = db.createStatement().executeQuery(sql)) {
            assertThat(rows.next()).as(sql).isTrue();
            return rows.getString(1);
        }
    }
}
