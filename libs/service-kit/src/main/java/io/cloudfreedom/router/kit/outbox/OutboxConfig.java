package io.cloudfreedom.router.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the relay works.
@ConfigMapping(prefix = "router.outbox")
public interface OutboxConfig {
    /// How long a row can wait when its NOTIFY was lost.
    @WithDefault("PT0.5S")
    Duration interval();

    /// Rows per Kafka transaction.
    @WithDefault("500")
    int batch();

    /// How long one round (claim, publish, delete) may take before it is given up and begun again.
    @WithDefault("PT30S")
    Duration timeout();
}
