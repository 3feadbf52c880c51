package io.cloudfreedom.router.key.secret;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How patient the service is with Vault.
@ConfigMapping(prefix = "router.vault")
interface VaultConfig {
    /// For one answer.
    @WithDefault("PT5S")
    Duration attemptTimeout();

    /// For all attempts of one call; no attempt begins later.
    @WithDefault("PT10S")
    Duration giveUp();
}
