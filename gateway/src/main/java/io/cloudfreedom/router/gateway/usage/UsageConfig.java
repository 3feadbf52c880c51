package io.cloudfreedom.router.gateway.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/// How metered usage reaches Kafka.
@ConfigMapping(prefix = "router.gateway.usage")
public interface UsageConfig {
    /// Records that may wait in memory; beyond that no request is admitted.
    @WithDefault("8192")
    int bufferSize();

    /// How long Kafka may take to acknowledge a record before it goes to the spool.
    @WithDefault("PT5S")
    Duration deliveryTimeout();

    /// Folder of the spool that keeps usage while Kafka is away. Must outlive the process.
    @WithDefault("usage-spool")
    Path spool();

    /// Bytes of the spool; when they are used up no request is admitted.
    @WithDefault("67108864")
    long spoolBytes();

    /// How often Kafka is tried again with what is spooled.
    @WithDefault("PT2S")
    Duration retry();
}
