package io.cloudfreedom.router.config.reload;

import java.time.Duration;
import java.util.List;

/// When an unheard poke is sent again: after 1, 2, 5, 10, 30 s, then every minute.
final class ReloadSchedule {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60));

    private ReloadSchedule() {}

    /// The pauses in seconds, for the statement that claims what is due.
    static Double[] seconds() {
        return PAUSES.stream().map(pause -> (double) pause.toSeconds()).toArray(Double[]::new);
    }
}
