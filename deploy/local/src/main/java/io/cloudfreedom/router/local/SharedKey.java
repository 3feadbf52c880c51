package io.cloudfreedom.router.local;

import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One of the platform's provider keys as it is sent to `POST /api/provider-keys`.
record SharedKey(String name, Map<String, Object> body) {

    static final Map<String, String> AZURE_DEPLOYMENTS =
            Map.of("gpt-5.4", "gpt-5.4", "gpt-5.4-mini", "gpt-5.4-mini", "gpt-4o", "gpt-4o");

    static SharedKey openai(String key) {
        return of("openai", "Shared OpenAI", key, Map.of());
    }

    static SharedKey anthropic(String key) {
        return of("anthropic", "Shared Anthropic", key, Map.of());
    }

    static SharedKey gemini(String key) {
        return of("google", "Shared Google AI Studio", key, Map.of("config", Map.of("auth", "api_key")));
    }

    static SharedKey vertex(String serviceAccount, String project, String region) {
        return of(
                "google",
                "Shared Google Vertex",
                serviceAccount,
                Map.of("config", Map.of("auth", "service_account"), "project_id", project, "region", region));
    }

    static SharedKey azure(String key, String endpoint, Map<String, String> deployments) {
        return of(
                "azure",
                "Shared Azure",
                key,
                Map.of("endpoint", endpoint, "config", Map.of("deployments", new TreeMap<>(deployments))));
    }

    static SharedKey aws(String accessKeyId, String secret, String region) {
        return of(
                "aws",
                "Shared AWS Bedrock",
                secret,
                Map.of("config", Map.of("access_key_id", accessKeyId), "region", region));
    }

    private static SharedKey of(String provider, String name, String key, Map<String, Object> more) {
        Map<String, Object> body = new TreeMap<>(more);
        body.put("tenant_id", PlatformTenant.ID.toString());
        body.put("provider", provider);
        body.put("provider_name", name);
        body.put("api_key", key);
        body.put("models_enabled", List.of("*"));
        return new SharedKey(name, body);
    }

    @Override
    public String toString() {
        return "SharedKey[" + name + "]";
    }
}
