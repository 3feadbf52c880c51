package io.cloudfreedom.router.usage.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.usage.AgentRecord;
import io.cloudfreedom.router.contracts.usage.Attempt;
import io.cloudfreedom.router.contracts.usage.AttemptOutcome;
import io.cloudfreedom.router.contracts.usage.Quality;
import io.cloudfreedom.router.contracts.usage.RequestStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final UUID KEY = new UUID(0, 1);
    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

    @Test
    void countsFailuresByClassUntilASuccess() {
        Health failing =
                Health.UNKNOWN.after(at(1, "401")).after(at(2, "timeout")).after(at(3, "401"));

        assertThat(failing.failed()).isEqualTo(Map.of("401", 2L, "timeout", 1L));
        assertThat(failing.after(at(4, null))).satisfies(well -> {
            assertThat(well.isFailing()).isFalse();
            assertThat(well.lastSuccess()).isEqualTo(NOON.plusSeconds(4));
        });
    }

    @Test
    void aFailureFromBeforeTheLastSuccessSaysNothing() {
        Health well = Health.UNKNOWN.after(at(5, null));

        assertThat(well.after(at(4, "503"))).isEqualTo(well);
    }

    @Test
    void aSuccessFromBeforeTheLastFailureForgivesNothing() {
        Health failing = Health.UNKNOWN.after(at(5, "503")).after(at(4, null));

        assertThat(failing.isFailing()).isTrue();
        assertThat(failing.lastSuccess()).isEqualTo(NOON.plusSeconds(4));
    }

    @Test
    void namesTheClassOfEveryFailureAndLeavesOutTheRequestsOwn() {
        AgentRecord.Usage usage = new AgentRecord.Usage(
                new UUID(0, 2),
                1,
                RequestStatus.FAILED,
                Quality.EXACT,
                400,
                null,
                NOON,
                List.of(
                        attempt(AttemptOutcome.PROVIDER_ERROR, 401),
                        attempt(AttemptOutcome.PROVIDER_ERROR, 0),
                        attempt(AttemptOutcome.TIMEOUT, 0),
                        attempt(AttemptOutcome.CUT, 0),
                        attempt(AttemptOutcome.PROVIDER_ERROR, 400)));

        assertThat(Sighting.of(usage).map(Sighting::failure)).containsExactly("401", "unreachable", "timeout", "cut");
    }

    private static Sighting at(int second, @Nullable String failure) {
        return new Sighting(KEY, NOON.plusSeconds(second), failure);
    }

    private static Attempt attempt(AttemptOutcome outcome, int status) {
        return new Attempt(KEY, "openai/gpt-4o", outcome, Quality.EXACT, status, 0, 0, 0, 0, 0, 0, null);
    }
}
