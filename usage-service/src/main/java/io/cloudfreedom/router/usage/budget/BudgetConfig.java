package io.cloudfreedom.router.usage.budget;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How usage and budgets are announced.
@ConfigMapping(prefix = "router.budget")
interface BudgetConfig {
    /// The longest that a change of a total waits for its event; all changes in between are one event.
    @WithDefault("PT1S")
    Duration publishInterval();
}
