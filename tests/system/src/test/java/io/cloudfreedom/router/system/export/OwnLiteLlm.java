package io.cloudfreedom.router.system.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudfreedom.router.local.StackException;
import io.cloudfreedom.router.local.api.HttpJson;
import io.cloudfreedom.router.local.api.HttpJson.Answer;
import io.cloudfreedom.router.system.stack.Router;
import io.cloudfreedom.router.testkit.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A plain LiteLLM, as a tenant would start it: without the agent, with a configuration and an environment.
record OwnLiteLlm(Process process, URI url, String masterKey, Path log) implements AutoCloseable {
    static OwnLiteLlm start(Path folder, String config, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(folder.resolve("litellm-config.yaml"), config);
        Path log = folder.resolve("litellm.log");
        Path binaries = Path.of("../../.router/venv/bin").toAbsolutePath().normalize();
        int port = Ports.free();
        ProcessBuilder builder = new ProcessBuilder(
                        binaries.resolve("litellm").toString(),
                        "--config",
                        file.toString(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--telemetry",
                        "False")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", binaries + ":/usr/bin:/bin");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LITELLM_LOCAL_MODEL_COST_MAP", "True");
        builder.environment().put("LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS", "True");
        OwnLiteLlm started = new OwnLiteLlm(
                builder.start(),
                URI.create("http://127.0.0.1:" + port),
                Objects.requireNonNull(environment.get("LITELLM_MASTER_KEY")),
                log);
        started.awaitReady();
        return started;
    }

    private void awaitReady() {
        await().atMost(Router.PATIENCE)
                .ignoreExceptionsInstanceOf(StackException.class)
                .until(() -> {
                    assertThat(process.isAlive()).as(() -> tail()).isTrue();
                    return HttpJson.get(url.resolve("/health/readiness"), Map.of())
                            .succeeded();
                });
    }

    Answer chat(String model) {
        return HttpJson.send(
                "POST",
                url.resolve("/v1/chat/completions"),
                Map.of("Authorization", "Bearer " + masterKey),
                Map.of(
                        "model",
                        model,
                        "max_tokens",
                        100,
                        "messages",
                        List.of(Map.of("role", "user", "content", "Say something kind."))));
    }

    private String tail() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
