package io.cloudfreedom.router.gateway.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What is reserved for a request.
@ConfigMapping(prefix = "router.gateway.admission")
public interface AdmissionConfig {
    /// Output tokens of a request that names no maximum, unless the model, tenant or virtual key allow less.
    @WithDefault("8192")
    long defaultOutputTokens();
}
