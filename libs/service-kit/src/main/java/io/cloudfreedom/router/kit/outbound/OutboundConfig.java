package io.cloudfreedom.router.kit.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/// What calls to foreign addresses may do.
@ConfigMapping(prefix = "router.outbound")
public interface OutboundConfig {
    /// Whether loopback may be called, on any port and without TLS; for a local stack whose providers are doubles.
    @WithDefault("false")
    boolean allowLoopback();

    /// The ports that may be called.
    @WithDefault("443")
    Set<Integer> ports();

    /// For the connection, TLS included.
    @WithDefault("PT5S")
    Duration connectTimeout();

    /// For the whole call.
    @WithDefault("PT10S")
    Duration timeout();

    /// The longest response body in bytes.
    @WithDefault("65536")
    int maxBody();
}
