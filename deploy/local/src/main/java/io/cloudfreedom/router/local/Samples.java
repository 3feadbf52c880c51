package io.cloudfreedom.router.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.local.api.RouterApi;
import io.cloudfreedom.router.local.part.DoublesPart;
import io.cloudfreedom.router.vault.SecretFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the stack has to show from the start: shared provider keys, the tenant `acme`, its virtual key.
///
/// Made through the public API and looked up before it is made, so that every start after the first finds it.
final class Samples {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "samples";
    private static final String TENANT = "acme";

    private final RouterApi api;
    private final SecretFiles secrets;
    private final Optional<DoublesPart> doubles;

    Samples(RouterApi api, SecretFiles secrets, Optional<DoublesPart> doubles) {
        this.api = api;
        this.secrets = secrets;
        this.doubles = doubles;
    }

    /// What the facts page names.
    record Created(String tenantId, String virtualKey) {}

    Created create(Optional<Path> providerEnv) {
        List<SharedKey> keys =
                providerEnv.map(file -> ProviderEnv.read(file).keys()).orElseGet(this::keysOfTheDoubles);
        keys.forEach(this::createShared);
        String tenantId = tenant();
        return new Created(tenantId, virtualKey(tenantId));
    }

    private void createShared(SharedKey key) {
        if (api.find("/api/provider-keys?limit=100&tenant_id=" + PlatformTenant.ID, "provider_name", key.name())
                .isEmpty()) {
            api.post("/api/provider-keys", "samples-" + slug(key.name()), key.body())
                    .require("the key " + key.name());
        }
    }

    private String tenant() {
        return api.find("/api/tenants?limit=100&q=" + TENANT, "slug", TENANT)
                .orElseGet(() -> api.post(
                                "/api/tenants",
                                "samples-tenant-" + TENANT,
                                Map.of("name", "Acme", "slug", TENANT, "tier", "hybrid", "monthly_budget", "100"))
                        .require("the tenant " + TENANT)
                        .body())
                .path("id")
                .asText();
    }

    /// The token is shown once, so it is kept here from then on.
    private String virtualKey(String tenantId) {
        Optional<String> known = secrets.read(FOLDER, "virtual-key");
        if (known.isPresent()) {
            return known.get();
        }
        JsonNode created = api.post(
                        "/api/virtual-keys",
                        "samples-virtual-key-" + tenantId,
                        Map.of("tenant_id", tenantId, "name", "sample"))
                .require("the virtual key")
                .body();
        String token = created.path("token").asText();
        secrets.write(FOLDER, "virtual-key", token);
        return token;
    }

    private List<SharedKey> keysOfTheDoubles() {
        DoublesPart part = doubles.orElseThrow();
        // The double knows the secret of an access key id: AKIA<name> has secret-<name>.
        String awsName = secret("aws").substring("shared-aws-".length());
        return List.of(
                SharedKey.openai(secret("openai")),
                SharedKey.anthropic(secret("anthropic")),
                SharedKey.gemini(secret("gemini")),
                SharedKey.azure(
                        secret("azure"), part.endpoints().getOrDefault("azure", ""), SharedKey.AZURE_DEPLOYMENTS),
                SharedKey.aws("AKIA" + awsName, "secret-" + awsName, "us-east-1"),
                SharedKey.vertex(serviceAccount(), "double-project", "us-central1"));
    }

    /// Digits only: a double takes words like `bad` in a credential as an order.
    private String secret(String provider) {
        return secrets.read(FOLDER, provider).orElseGet(() -> {
            SecureRandom random = new SecureRandom();
            String fresh = "shared-" + provider + "-" + (10_000_000 + random.nextInt(90_000_000))
                    + (10_000_000 + random.nextInt(90_000_000));
            secrets.write(FOLDER, provider, fresh);
            return fresh;
        });
    }

    private String serviceAccount() {
        return secrets.read(FOLDER, "vertex").orElseGet(() -> {
            String fresh = newServiceAccount();
            secrets.write(FOLDER, "vertex", fresh);
            return fresh;
        });
    }

    /// Its token address is Google's, as key-service demands; the configuration leads the call to the double.
    private static String newServiceAccount() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String type = "PRIVATE KEY";
            String pem = "-----BEGIN " + type + "-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key) + "\n-----END " + type
                    + "-----\n";
            return JSON.writeValueAsString(Map.of(
                    "type", "service_account",
                    "project_id", "double-project",
                    "private_key_id", "1",
                    "private_key", pem,
                    "client_email", "router@double-project.iam.gserviceaccount.com",
                    "client_id", "1",
                    "token_uri", "https://oauth2.googleapis.com/token"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
