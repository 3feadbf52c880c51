package io.cloudfreedom.router.usage.lease;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long a loan lasts. Longer leases mean fewer grants and more room that waits after a gateway's death.
@ConfigMapping(prefix = "router.lease")
public interface LeaseConfig {
    /// How long a gateway may admit requests on a lease of a limited account.
    @WithDefault("PT5M")
    Duration duration();

    /// The same for an account without a limit: so long can gateways go on when this service is away.
    @WithDefault("PT24H")
    Duration unboundedDuration();

    /// How much later than its lease's expiry an admission may still be accepted by a LiteLLM.
    @WithDefault("PT1M")
    Duration admissionTtl();

    /// Fences are given out in steps of this, so that their common row is written once a step and not once a grant.
    @WithDefault("PT1M")
    Duration fenceStep();

    /// What a gateway is told to wait when room was called back from others.
    @WithDefault("PT0.25S")
    Duration recallWait();

    /// How often expired leases are looked for.
    @WithDefault("PT5S")
    Duration expiryInterval();

    /// How long a closed lease is remembered: longer than any delayed call, record or month that can refer to it.
    @WithDefault("P40D")
    Duration rememberClosed();
}
