package io.cloudfreedom.router.system.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.local.api.HttpJson.Answer;
import io.cloudfreedom.router.system.stack.Router;
import io.cloudfreedom.router.system.stack.SharedStack;
import io.cloudfreedom.router.testkit.doubles.ProviderDoubles;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What the two endpoints answer is all that a fresh LiteLLM needs; only the values of `.env` are filled in.
@Tag("long")
@ExtendWith(SharedStack.class)
class ExportedConfigIT {
    private static final String SERVICE_ACCOUNT_MODEL = "claude-sonnet-4-6";

    @TempDir
    Path folder;

    private final Router router;
    private final Map<String, String> values = new HashMap<>();

    ExportedConfigIT(Router router) {
        this.router = router;
    }

    @Test
    void aFreshLiteLlmServesEveryProviderAndTheSharedKeys() throws Exception {
        String tenant = router.createTenant("hybrid");
        String aws = digits();
        key(tenant, "openai", "gpt-4o", Router.credential(), Map.of());
        key(tenant, "anthropic", "claude-haiku-4-5", Router.credential(), Map.of());
        key(tenant, "google", "gemini-2.5-flash", Router.credential(), Map.of("config", Map.of("auth", "api_key")));
        key(tenant, "azure", "gpt-4o-mini", Router.credential(), azure());
        key(
                tenant,
                "aws",
                "claude-opus-4-7",
                "secret-" + aws,
                Map.of("region", "eu-central-1", "config", Map.of("access_key_id", "AKIA" + aws)));
        key(tenant, "google", SERVICE_ACCOUNT_MODEL, serviceAccount(), vertex());
        String virtualKey = router.createVirtualKey(tenant);
        router.awaitAnswer(virtualKey);
        values.put("LITELLM_MASTER_KEY", "sk-" + digits());
        values.put("CLOUDFREEDOM_API_BASE", router.url("openai_base_url").toString());
        values.put("CLOUDFREEDOM_API_KEY", virtualKey);
        String path = "/api/tenants/" + tenant + "/";
        String config = text(path + "litellm-config.yaml");
        Map<String, String> environment = filled(text(path + ".env"));

        assertThat(values.values()).noneMatch(config::contains);
        try (OwnLiteLlm own = OwnLiteLlm.start(folder, config, environment)) {
            assertServes(own, "gpt-4o", "openai double");
            assertServes(own, "claude-haiku-4-5", "anthropic double");
            assertServes(own, "gemini-2.5-flash", "gemini double");
            assertServes(own, "gpt-4o-mini", "azure double");
            assertServes(own, "claude-opus-4-7", "bedrock double");
            assertServes(own, SERVICE_ACCOUNT_MODEL, "vertex double");
            // Not on one of its own keys: through the gateway, on the platform's.
            assertServes(own, "gpt-4.1", "openai double");
        }
    }

    private static void assertServes(OwnLiteLlm own, String model, String byWhom) {
        Answer answer = own.chat(model);
        assertThat(answer.status()).as(model + ": " + answer.body()).isEqualTo(200);
        assertThat(answer.body().at("/choices/0/message/content").asText())
                .as(model)
                .containsIgnoringCase(byWhom);
    }

    /// One key for one model; its variable ends with the last part of the key's id.
    private void key(String tenant, String provider, String model, String secret, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("models_enabled", List.of(model));
        String id = router.createKey(tenant, provider, secret, body);
        String name = provider + "_SECRET_" + id.substring(id.lastIndexOf('-') + 1);
        // What leads config-service to the double is the tenant's own business here.
        String token =
                ProviderDoubles.endpoints(router.url("doubles").toString()).getOrDefault("vertex-token", "");
        values.put(name.toUpperCase(Locale.ROOT), secret.replace("https://oauth2.googleapis.com/token", token));
    }

    private Map<String, Object> azure() {
        String url = ProviderDoubles.endpoints(router.url("doubles").toString()).getOrDefault("azure", "");
        return Map.of("endpoint", url, "config", Map.of("deployments", Map.of("gpt-4o-mini", "mini-of-ours")));
    }

    private static Map<String, Object> vertex() {
        return Map.of(
                "config", Map.of("auth", "service_account"), "project_id", "own-project", "region", "europe-west1");
    }

    private String text(String path) {
        Answer answer = router.api().getText(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.response().body();
    }

    /// Every name of the template with its value; one that is unknown here is a mistake of the template.
    private Map<String, String> filled(String template) {
        Map<String, String> environment = new HashMap<>();
        template.lines()
                .filter(line -> !line.startsWith("#") && line.endsWith("="))
                .map(line -> line.substring(0, line.length() - 1))
                .forEach(name -> environment.put(name, values.getOrDefault(name, "")));
        assertThat(environment).isNotEmpty().doesNotContainValue("");
        return environment;
    }

    /// Its token address is Google's, as key-service demands.
    private static String serviceAccount() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String key = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        String type = "PRIVATE KEY";
        return "{\"type\":\"service_account\",\"project_id\":\"own-project\",\"private_key_id\":\"1\",\"private_key\":\"-----BEGIN "
                + type + "-----\\n" + key + "\\n-----END " + type
                + "-----\\n\",\"client_email\":\"robot@own-project.iam.gserviceaccount.com\",\"client_id\":\"1\","
                + "\"token_uri\":\"https://oauth2.googleapis.com/token\"}";
    }

    private static String digits() {
        return Router.credential().substring(3, 23);
    }
}
