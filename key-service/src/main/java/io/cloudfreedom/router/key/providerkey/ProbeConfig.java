package io.cloudfreedom.router.key.providerkey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How stored keys are probed.
@ConfigMapping(prefix = "router.key-probe")
interface ProbeConfig {
    /// Between two rounds.
    @WithDefault("PT1S")
    Duration interval();

    /// The least time between two probes of one key, however often it fails meanwhile.
    @WithDefault("PT1M")
    Duration debounce();

    /// From the first probe that finds a key at fault to the next; it doubles from then on.
    @WithDefault("PT1M")
    Duration firstPause();

    /// The longest time between two probes of a key that is at fault.
    @WithDefault("PT1H")
    Duration longestPause();

    /// Keys per round.
    @WithDefault("20")
    int batch();

    /// Probes at a time.
    @WithDefault("4")
    int concurrency();
}
