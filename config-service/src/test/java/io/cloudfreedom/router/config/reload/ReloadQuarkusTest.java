package io.cloudfreedom.router.config.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudfreedom.router.config.FakeAgent;
import io.cloudfreedom.router.config.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A change is told by a poke, again and again, and by the long poll.
@QuarkusTest
class ReloadQuarkusTest extends ServiceTest {
    @Test
    void aWaitingPollAnswersWithoutAPoke() throws Exception {
        FakeAgent agent = agent();
        agent.obedient = false;
        assertThat(agent.pull(0).statusCode()).isEqualTo(304);
        CompletableFuture<Integer> poll =
                CompletableFuture.supplyAsync(() -> agent.pull(20).statusCode());
        publishKey(1, "gpt-4o");
        assertThat(poll.get(10, TimeUnit.SECONDS)).isEqualTo(200);
    }

    @Test
    void pokesGoOnUntilTheProxyAcknowledges() throws IOException {
        FakeAgent agent = agent();
        agent.obedient = false;
        int before = agent.pokes.size();
        publishKey(1, "gpt-4o");
        await().atMost(SOON).until(() -> agent.pokes.size() >= before + 3);
        assertThat(Duration.between(agent.pokedAt.get(before), agent.pokedAt.get(before + 2)))
                .isGreaterThan(Duration.ofSeconds(2));
        agent.sync();
        int after = agent.pokes.size();
        await().pollDelay(Duration.ofSeconds(6)).until(() -> agent.pokes.size() == after);
    }

    @Test
    void everyVersionIsPokedAndApplied() throws IOException {
        FakeAgent agent = agent();
        UUID key = publishKey(1, "gpt-4o");
        await().atMost(SOON).until(() -> agent.live.containsKey(key + ":gpt-4o"));
        for (int version = 2; version <= 6; version++) {
            int pokes = agent.pokes.size();
            publishKey(key, version, "gpt-4o");
            long wanted = version;
            await().atMost(SOON)
                    .until(() -> agent.live.get(key + ":gpt-4o").modelInfo().keyVersion() == wanted);
            assertThat(agent.pokes).hasSizeGreaterThan(pokes);
        }
    }
}
