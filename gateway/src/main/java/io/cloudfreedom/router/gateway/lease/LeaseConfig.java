package io.cloudfreedom.router.gateway.lease;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the gateway borrows from usage-service.
@ConfigMapping(prefix = "router.gateway.lease")
public interface LeaseConfig {
    /// How long an answer to a grant is waited for before the grant is given up.
    @WithDefault("PT2S")
    Duration timeout();

    /// How long a request waits for room in all.
    @WithDefault("PT4S")
    Duration patience();

    /// How often leases are looked through for what is over or soon ends.
    @WithDefault("PT1S")
    Duration sweep();

    /// Abandons, returns and closes that wait for usage-service to come back; beyond that the oldest is
    /// dropped, and its lease ends by its fence instead.
    @WithDefault("10000")
    int outboxSize();
}
