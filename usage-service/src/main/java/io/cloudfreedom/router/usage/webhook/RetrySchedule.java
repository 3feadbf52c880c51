package io.cloudfreedom.router.usage.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a failed delivery is tried again, with up to a tenth more so that many do not come at once.
record RetrySchedule(List<Duration> waits) {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final double JITTER = 0.1;

    RetrySchedule {
        waits = List.copyOf(waits);
    }

    /// The wait after so many attempts; empty when there is none left.
    ///
    /// @param atLeast what the endpoint asks for, a day at most
    Optional<Duration> after(int attempts, Duration atLeast, RandomGenerator random) {
        if (attempts >= waits.size()) {
            return Optional.empty();
        }
        Duration wait = waits.get(attempts);
        Duration asked = atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
        Duration base = wait.compareTo(asked) > 0 ? wait : asked;
        return Optional.of(base.plusMillis((long) (base.toMillis() * JITTER * random.nextDouble())));
    }
}
