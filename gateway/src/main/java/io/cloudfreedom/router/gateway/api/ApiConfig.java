package io.cloudfreedom.router.gateway.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How `/api` is routed.
@ConfigMapping(prefix = "router.gateway.api")
public interface ApiConfig {
    /// Longest request body in bytes.
    @WithDefault("1048576")
    long maxBody();

    /// How long a service may be silent.
    @WithDefault("PT60S")
    Duration idle();
}
