package io.cloudfreedom.router.usage.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.event.KeyHealthChanged;
import io.cloudfreedom.router.contracts.usage.AgentRecord;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is told of keys that fail, and of those that serve again.
@QuarkusTest
class KeyHealthQuarkusTest extends RunningService {
    @Test
    void aFailingKeyIsToldOfOnceAndItsRecoveryToo() {
        announce(null);
        awaitAgent();
        AgentRecord refused = cast.refused(Cast.id(), 401);
        report(List.of(refused));
        report(List.of(refused));
        await().atMost(SOON)
                .until(() -> told().stream().anyMatch(h -> !h.failed().isEmpty()));

        report(List.of(cast.seen(Cast.id(), 10, 1)));
        await().atMost(SOON).until(() -> told().getLast().failed().isEmpty());

        assertThat(told()).hasSize(2);
        assertThat(told().getFirst().failed()).isEqualTo(Map.of("401", 1L));
        assertThat(told().getFirst().tenantId()).isEqualTo(cast.tenant());
        assertThat(told().getLast().lastSuccess()).isNotNull();
    }

    @Test
    void manyRequestsAreNotManyEvents() {
        announce(null);
        awaitAgent();
        for (int i = 0; i < 5; i++) {
            report(Stream.generate(() -> cast.refused(Cast.id(), 503)).limit(10).toList());
        }
        await().atMost(SOON).until(() -> !told().isEmpty());
        UUID key = cast.providerKey();
        await().atMost(SOON)
                .until(() -> told().getLast().failed().getOrDefault("503", 0L) == 50
                        && told().getLast().providerKeyId().equals(key));

        assertThat(told().size()).isLessThanOrEqualTo(5);
    }

    private List<KeyHealthChanged> told() {
        return read(Topic.KEY_HEALTH).stream()
                .map(payload -> ContractJson.read(payload, KeyHealthChanged.class))
                .filter(health -> health.providerKeyId().equals(cast.providerKey()))
                .toList();
    }
}
