package io.cloudfreedom.router.usage.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How often the health of keys is told. A turn from good to bad or back is told at once.
@ConfigMapping(prefix = "router.health")
interface HealthConfig {
    /// How often due news are looked for.
    @WithDefault("PT1S")
    Duration publishInterval();

    /// The least time between two events of a key that goes on failing.
    @WithDefault("PT10S")
    Duration failingInterval();

    /// The least time between two events of a key that goes on serving.
    @WithDefault("PT1M")
    Duration servingInterval();
}
