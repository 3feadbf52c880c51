package io.cloudfreedom.router.gateway.observe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What is told of requests.
@ConfigMapping(prefix = "router.gateway.observe")
public interface ObserveConfig {
    /// Tenants with metrics of their own; those that come later share the tag `other`.
    @WithDefault("200")
    int tenants();
}
