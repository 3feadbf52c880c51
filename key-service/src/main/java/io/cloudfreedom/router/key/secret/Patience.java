package io.cloudfreedom.router.key.secret;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// The pauses between the attempts of one call: each twice as long as the one before, with jitter, and none
/// shorter than Vault asks for. Ends with the last failure when the next attempt would begin too late.
final class Patience {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final double JITTER = 0.5;

    private final long end;
    private Duration next = FIRST;

    Patience(Duration all) {
        this.end = System.nanoTime() + all.toNanos();
    }

    /// Completes when it is time for the next attempt.
    Uni<Boolean> pauseAfter(Throwable failure) {
        Duration pause = longer(jittered(next), askedFor(failure));
        next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
        return System.nanoTime() + pause.toNanos() > end
                ? Uni.createFrom().failure(failure)
                : Uni.createFrom().item(true).onItem().delayIt().by(pause);
    }

    private static Duration askedFor(Throwable failure) {
        return failure instanceof VaultCalls.AttemptFailed attempt ? attempt.pause() : Duration.ZERO;
    }

    private static Duration jittered(Duration pause) {
        double factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofNanos((long) (pause.toNanos() * factor));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
