package io.cloudfreedom.router.config.convergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudfreedom.router.config.FakeAgent;
import io.cloudfreedom.router.config.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// How far a change is, while it spreads.
@QuarkusTest
class ConvergenceQuarkusTest extends ServiceTest {
    @Test
    void theStreamTellsEachStepAndEndsWithTheLast() throws Exception {
        FakeAgent agent = agent();
        UUID key = publishKey(1, "gpt-4o");
        await().atMost(SOON).until(() -> agent.live.containsKey(key + ":gpt-4o"));
        agent.obedient = false;
        publishKey(key, 2, "gpt-4o");
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/api/convergence/stream?version=2&key_id=" + key))
                .header("authorization", "Bearer " + issuer.tenantAdmin(tenant))
                .timeout(SOON)
                .build();
        try (HttpClient http = HttpClient.newHttpClient();
                InputStream body =
                        http.send(request, BodyHandlers.ofInputStream()).body();
                BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            assertThat(nextEvent(lines)).contains("\"pending\":[\"" + agent.id + "\"]");
            await().atMost(SOON).until(agent::sync);
            List<String> rest =
                    lines.lines().filter(line -> line.startsWith("data:")).toList();
            assertThat(rest).isNotEmpty();
            assertThat(rest.getLast()).contains("\"applied\":1").contains("\"pending\":[]");
        }
    }

    private static String nextEvent(BufferedReader lines) throws Exception {
        String line = lines.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }
}
