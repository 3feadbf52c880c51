package io.cloudfreedom.router.usage.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/// How tenants' endpoints are called.
@ConfigMapping(prefix = "router.webhook")
interface WebhookConfig {
    /// How often due deliveries are looked for.
    @WithDefault("PT1S")
    Duration interval();

    /// The wait before each attempt; when all are used up, the delivery has failed. The default is the schedule that
    /// Standard Webhooks 1.0.0 recommends.
    @WithDefault("PT0S,PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
    List<Duration> schedule();

    /// An endpoint that has failed for so long, without one success, is disabled.
    @WithDefault("P5D")
    Duration giveUpAfter();

    /// How long the secret before stays valid after a rotation.
    @WithDefault("PT24H")
    Duration overlap();

    /// How many endpoints a tenant may have.
    @WithDefault("10")
    int endpointsPerTenant();

    /// How long ended deliveries are listed.
    @WithDefault("P30D")
    Duration keep();
}
