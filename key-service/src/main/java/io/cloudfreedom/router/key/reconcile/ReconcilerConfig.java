package io.cloudfreedom.router.key.reconcile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How Vault and the database are compared.
@ConfigMapping(prefix = "router.reconciler")
interface ReconcilerConfig {
    /// Between two rounds.
    @WithDefault("PT1H")
    Duration interval();

    /// How long a secret that nothing refers to stays hidden before it is destroyed.
    @WithDefault("P7D")
    Duration orphanGrace();

    /// Keys that are published again in one round at most.
    @WithDefault("500")
    int republish();
}
