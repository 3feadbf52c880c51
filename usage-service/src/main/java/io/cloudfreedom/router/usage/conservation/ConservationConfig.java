package io.cloudfreedom.router.usage.conservation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;

/// When the books are checked.
@ConfigMapping(prefix = "router.conservation")
public interface ConservationConfig {
    /// Not before this time of a day, UTC.
    @WithDefault("02:00")
    LocalTime notBefore();

    /// How often a replica looks whether the day's check is still to be made.
    @WithDefault("PT10M")
    Duration interval();
}
