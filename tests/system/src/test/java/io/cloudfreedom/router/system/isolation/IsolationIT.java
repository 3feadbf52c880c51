package io.cloudfreedom.router.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.local.api.HttpJson;
import io.cloudfreedom.router.local.api.HttpJson.Answer;
import io.cloudfreedom.router.system.stack.Router;
import io.cloudfreedom.router.system.stack.SharedStack;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The holes of LiteLLM that the gateway shuts: names in headers, in streams and in errors. Those that the
/// agent shuts are tested beside it.
@ExtendWith(SharedStack.class)
class IsolationIT {
    private final Router router;

    IsolationIT(Router router) {
        this.router = router;
    }

    @Test
    void headersTellNothingOfLiteLlmAndTheProvider() {
        String tenant = router.createTenant("byok");
        String key = router.createKey(tenant, Router.credential());
        String app = router.createVirtualKey(tenant);
        router.awaitAnswer(app);
        for (boolean stream : List.of(false, true)) {
            Answer answer = router.chat(app, Router.MODEL, stream);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.response().headers().map().keySet())
                    .noneMatch(name -> name.startsWith("x-litellm") || name.startsWith("llm_provider"));
            assertThat(answer.response().body()).doesNotContain("t:" + tenant, key, "\"cost\"");
        }
    }

    @Test
    void aFallbackStreamDoesNotNameItsGroup() {
        String secret = Router.credential();
        String tenant = router.createTenant("hybrid");
        router.createKey(tenant, secret);
        String app = router.createVirtualKey(tenant);
        router.awaitAnswer(app);
        router.providers().treat(secret, "bad", 1, 0);
        String body = await().atMost(Router.PATIENCE)
                .until(() -> router.chat(app, Router.MODEL, true), Answer::succeeded)
                .response()
                .body();
        assertThat(body)
                .contains("\"model\":\"" + Router.MODEL + "\"")
                .doesNotContain("shared:", "t:" + tenant, "\"cost\"");
    }

    @Test
    void errorsNameNoGroupNoKeyAndNoOtherTenant() {
        String foreign = keyOfAFailingTenant();
        String tenant = router.createTenant("byok");
        String secret = Router.credential();
        String key = router.createKey(tenant, secret);
        String app = router.createVirtualKey(tenant);
        router.awaitAnswer(app);
        router.providers().treat(secret, "bad", 1, 0);
        // The first is the provider's refusal, the next ones LiteLLM's own while the deployment cools down.
        for (int i = 0; i < 4; i++) {
            Answer answer = router.chat(app, Router.MODEL, i % 2 == 1);
            assertThat(answer.status()).isGreaterThanOrEqualTo(400);
            assertThat(answer.response().body())
                    .doesNotContain(
                            "t:" + tenant, key, foreign, "cooldown", "litellm", "Incorrect API key", "127.0.0.1");
        }
    }

    /// It is cooling down in LiteLLM.
    private String keyOfAFailingTenant() {
        String secret = Router.credential();
        String tenant = router.createTenant("byok");
        String key = router.createKey(tenant, secret);
        String app = router.createVirtualKey(tenant);
        router.awaitAnswer(app);
        router.providers().treat(secret, "bad", 1, 0);
        assertThat(router.chat(app, Router.MODEL, false).status()).isGreaterThanOrEqualTo(400);
        return key;
    }

    @Test
    void nothingOfAnotherTenantCanBeCalledOrListed() {
        String secret = Router.credential();
        String victim = router.createTenant("byok");
        String key = router.createKey(victim, secret);
        long tests = router.providers().requestsWith(secret);
        String tenant = router.createTenant("byok");
        router.createKey(
                tenant, "anthropic", Router.credential(), Map.of("models_enabled", List.of("claude-haiku-4-5")));
        String app = router.createVirtualKey(tenant);
        await().atMost(Router.PATIENCE)
                .until(() -> router.chat(app, "claude-haiku-4-5", false).succeeded());
        for (String model : List.of(key + ":" + Router.MODEL, "t:" + victim + ":" + Router.MODEL, Router.MODEL)) {
            assertThat(router.chat(app, model, false).status()).as(model).isBetween(400, 503);
        }
        assertThat(router.providers().requestsWith(secret)).isEqualTo(tests);
        JsonNode models = HttpJson.get(
                        URI.create(router.url("openai_base_url") + "/models"), Map.of("Authorization", "Bearer " + app))
                .require("the models")
                .body()
                .path("data");
        assertThat(models.findValuesAsText("id")).containsExactly("claude-haiku-4-5");
    }
}
