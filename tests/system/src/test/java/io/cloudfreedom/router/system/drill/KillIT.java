package io.cloudfreedom.router.system.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.local.StackException;
import io.cloudfreedom.router.local.api.HttpJson.Answer;
import io.cloudfreedom.router.system.stack.Router;
import io.cloudfreedom.router.system.stack.SharedStack;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `kill -9` while a rotated key is on its way. The supervisor starts the part again, as Kubernetes would;
/// from there on nobody does anything, and the new secret is served, alone.
@Isolated
@Tag("long")
@ExtendWith(SharedStack.class)
class KillIT {
    private static final int ROUNDS = Integer.getInteger("router.test.effort", 1);

    /// A change takes about so long, so the kill falls before, into or after it.
    private static final int MOMENTS_MILLIS = 400;

    private final Router router;

    KillIT(Router router) {
        this.router = router;
    }

    @ParameterizedTest
    @ValueSource(strings = {"litellm-1", "config-service", "kafka"})
    void theChangeConvergesAgain(String part) throws Exception {
        String secret = Router.credential();
        String tenant = router.createTenant("byok");
        String key = router.createKey(tenant, secret);
        String app = router.createVirtualKey(tenant);
        router.awaitAnswer(app);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String fresh = Router.credential();
            int moment = random.nextInt(MOMENTS_MILLIS);
            long version = rotateWhileKilling(key, fresh, part, moment);
            String where = "%s killed after %d ms, seed %d, round %d".formatted(part, moment, seed, round);
            router.stack().start(part);
            awaitConverged(key, version, where);
            servesOnly(app, fresh, secret, where);
            secret = fresh;
        }
    }

    private long rotateWhileKilling(String key, String secret, String part, int moment) throws Exception {
        CompletableFuture<Long> rotation = CompletableFuture.supplyAsync(() -> rotate(key, secret));
        TimeUnit.MILLISECONDS.sleep(moment);
        router.stack().kill(part);
        return rotation.get(2, TimeUnit.MINUTES);
    }

    /// The same call again after a broken one, as a client does that follows the rules of idempotency.
    private long rotate(String key, String secret) {
        String run = Router.run();
        return await().atMost(Router.PATIENCE)
                .ignoreExceptionsInstanceOf(StackException.class)
                .until(
                        () -> router.api()
                                .post("/api/provider-keys/" + key + "/rotate", run, Map.of("api_key", secret)),
                        Answer::succeeded)
                .body()
                .path("version")
                .asLong();
    }

    private void awaitConverged(String key, long version, String where) {
        await(where)
                .atMost(Router.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    Answer answer = router.api().get("/api/convergence?key_id=" + key + "&version=" + version);
                    assertThat(answer.status()).isEqualTo(200);
                    JsonNode convergence = answer.body();
                    assertThat(convergence.path("proxies").asInt()).isPositive();
                    assertThat(convergence.path("applied")).isEqualTo(convergence.path("proxies"));
                });
    }

    /// A killed LiteLLM has a new epoch, so the gateway may have to ask for leases first.
    private void servesOnly(String app, String fresh, String old, String where) {
        long uses = router.providers().requestsWith(old);
        await(where)
                .atMost(Router.PATIENCE)
                .until(() -> router.chat(app, Router.MODEL, false).succeeded());
        assertThat(router.providers().requestsWith(fresh)).as(where).isPositive();
        assertThat(router.providers().requestsWith(old)).as(where).isEqualTo(uses);
    }
}
