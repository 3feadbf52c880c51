package io.cloudfreedom.router.usage.tidying;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How tables are kept in shape.
@ConfigMapping(prefix = "router.tidying")
interface TidyingConfig {
    /// How often.
    @WithDefault("PT1H")
    Duration interval();

    /// How long the ids of handled events are remembered: longer than a producer sends an event again. What
    /// comes later all the same changes nothing, since records are known by their words and states by their
    /// version.
    @WithDefault("P8D")
    Duration rememberEvents();

    /// For how many months ahead the ledger has partitions.
    @WithDefault("24")
    int monthsAhead();
}
