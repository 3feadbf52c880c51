package io.cloudfreedom.router.system.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import io.cloudfreedom.router.local.LocalStack;
import io.cloudfreedom.router.system.stack.Customer;
import io.cloudfreedom.router.system.stack.Router;
import io.cloudfreedom.router.system.stack.Script;
import io.cloudfreedom.router.system.stack.SharedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The official SDKs work unchanged: answers, streams, and errors as exceptions of their own types.
@ExtendWith(SharedStack.class)
class SdkIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path SCRIPTS = Path.of("sdk").toAbsolutePath();
    private static final String CLAUDE = "claude-sonnet-4-6";

    private static Customer customer;
    private static Customer broke;

    @BeforeAll
    static void joinCustomers(Router router) {
        LocalStack stack = router.stack();
        customer = Customer.join(stack, Map.of());
        broke = Customer.join(stack, Map.of("daily_limit", "0"));
        for (Customer who : List.of(customer, broke)) {
            stack.api()
                    .post(
                            "/api/provider-keys",
                            UUID.randomUUID().toString(),
                            Map.of(
                                    "tenant_id",
                                    who.tenant(),
                                    "provider",
                                    "anthropic",
                                    "provider_name",
                                    "Anthropic",
                                    "api_key",
                                    who.credential(),
                                    "models_enabled",
                                    List.of("*")))
                    .require("a key for Anthropic");
        }
        await().atMost(LONG).ignoreExceptions().until(() -> !customer.chat().isEmpty());
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(broke.app().models().list().data()).anyMatch(m -> m.id().equals(CLAUDE)));
    }

    @Test
    void openAiForJava() {
        assertThat(customer.stream(() -> {})).isNotEmpty();
        assertThat(customer.app()
                        .responses()
                        .create(ResponseCreateParams.builder()
                                .model(Customer.MODEL)
                                .input("Say something kind.")
                                .build())
                        .output())
                .isNotEmpty();
        assertThat(customer.app().models().list().data()).anyMatch(m -> m.id().equals(Customer.MODEL));

        assertThatThrownBy(() -> customer.app().chat().completions().create(chat("no-such-model")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> customer.app()
                        .chat()
                        .completions()
                        .create(ChatCompletionCreateParams.builder()
                                .model(Customer.MODEL)
                                .addUserMessage("x")
                                .putAdditionalBodyProperty("api_base", JsonValue.from("http://x"))
                                .build()))
                .isInstanceOfSatisfying(
                        BadRequestException.class, e -> assertThat(e.param()).contains("api_base"));
        assertThatThrownBy(broke::chat)
                .isInstanceOfSatisfying(
                        RateLimitException.class, e -> assertThat(e.code()).contains("budget_exceeded"));
        OpenAIClient stranger = OpenAIOkHttpClient.builder()
                .baseUrl(customer.url().toString())
                .apiKey("cf-nobody")
                .maxRetries(0)
                .build();
        assertThatThrownBy(() -> stranger.models().list()).isInstanceOf(UnauthorizedException.class);
        stranger.close();
    }

    @Test
    void openAiForPython() throws Exception {
        run(SCRIPTS.resolve("python"), SharedStack.PYTHON.toString(), "openai_sdk.py");
    }

    @Test
    void openAiAndAnthropicForNode() throws Exception {
        Path node = SCRIPTS.resolve("node");
        if (!Files.exists(node.resolve("node_modules/.package-lock.json"))) {
            run(node, "npm", "ci", "--ignore-scripts");
        }
        run(node, "node", "openai_sdk.mjs");
        run(node, "node", "anthropic_sdk.mjs");
    }

    private static ChatCompletionCreateParams chat(String model) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessage("Say something kind.")
                .build();
    }

    /// A script that ends well, or the end of what it says.
    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Script.Ended ended = Script.in(folder)
                .with("BASE_URL", customer.url().toString())
                .with("API_KEY", customer.virtualKey())
                .with("BROKE_KEY", broke.virtualKey())
                .with("MODEL", Customer.MODEL)
                .with("CLAUDE", CLAUDE)
                .run(PATIENCE, command);
        assertThat(ended.exitValue()).as(ended.output()).isZero();
    }
}
