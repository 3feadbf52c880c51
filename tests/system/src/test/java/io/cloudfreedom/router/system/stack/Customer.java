package io.cloudfreedom.router.system.stack;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.cloudfreedom.router.local.LocalStack;
import io.cloudfreedom.router.local.api.RouterApi;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// A tenant with one provider key of its own and one virtual key, and its app, which uses the official SDK.
public final class Customer {
    public static final String MODEL = "gpt-4o";

    private final String tenant;
    private final String credential;
    private final String virtualKey;
    private final URI url;
    private final OpenAIClient app;

    private Customer(String tenant, String credential, String virtualKey, URI url) {
        this.tenant = tenant;
        this.credential = credential;
        this.virtualKey = virtualKey;
        this.url = url;
        this.app = OpenAIOkHttpClient.builder()
                .baseUrl(url.toString())
                .apiKey(virtualKey)
                .maxRetries(0)
                .timeout(Duration.ofMinutes(1))
                .build();
    }

    /// @param more members of the tenant: limits, for instance
    public static Customer join(LocalStack stack, Map<String, ?> more) {
        RouterApi api = stack.api();
        String run = UUID.randomUUID().toString();
        Map<String, Object> tenant =
                new HashMap<>(Map.of("name", "Customer", "slug", "customer-" + run, "tier", "byok"));
        tenant.putAll(more);
        String id = id(api, "/api/tenants", tenant);
        String credential = freshCredential();
        id(
                api,
                "/api/provider-keys",
                Map.of(
                        "tenant_id",
                        id,
                        "provider",
                        "openai",
                        "provider_name",
                        "OpenAI",
                        "api_key",
                        credential,
                        "models_enabled",
                        List.of("*")));
        String token = api.post("/api/virtual-keys", run, Map.of("tenant_id", id, "name", "app"))
                .require("a virtual key")
                .body()
                .path("token")
                .asText();
        URI url = URI.create(Objects.requireNonNull(stack.status().urls().get("openai_base_url")));
        return new Customer(id, credential, token, url);
    }

    private static String id(RouterApi api, String path, Map<String, ?> body) {
        return api.post(path, UUID.randomUUID().toString(), body)
                .require("a creation")
                .body()
                .path("id")
                .asText();
    }

    /// Digits only: a double takes words like `bad` in a credential as an order.
    private static String freshCredential() {
        return "sk-"
                + new SecureRandom().ints(40, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    public String tenant() {
        return tenant;
    }

    /// The secret of its provider key.
    public String credential() {
        return credential;
    }

    public String virtualKey() {
        return virtualKey;
    }

    /// The base URL as an SDK takes it.
    public URI url() {
        return url;
    }

    public OpenAIClient app() {
        return app;
    }

    /// The answer to a short question.
    public String chat() {
        return app.chat()
                .completions()
                .create(question())
                .choices()
                .getFirst()
                .message()
                .content()
                .orElseThrow();
    }

    /// The text of a stream that ended as streams end; `first` runs when its first piece is there.
    public String stream(Runnable first) {
        StringBuilder text = new StringBuilder();
        boolean begun = false;
        boolean finished = false;
        try (StreamResponse<ChatCompletionChunk> chunks =
                app.chat().completions().createStreaming(question())) {
            for (ChatCompletionChunk chunk : (Iterable<ChatCompletionChunk>) chunks.stream()::iterator) {
                if (!begun) {
                    begun = true;
                    first.run();
                }
                for (ChatCompletionChunk.Choice choice : chunk.choices()) {
                    choice.delta().content().ifPresent(text::append);
                    finished |= choice.finishReason().isPresent();
                }
            }
        }
        if (!finished) {
            throw new AssertionError("the stream broke off after: " + text);
        }
        return text.toString();
    }

    private static ChatCompletionCreateParams question() {
        return ChatCompletionCreateParams.builder()
                .model(MODEL)
                .maxCompletionTokens(200)
                .addUserMessage("Say something kind in one sentence.")
                .build();
    }
}
