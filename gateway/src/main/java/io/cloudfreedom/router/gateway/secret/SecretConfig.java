package io.cloudfreedom.router.gateway.secret;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Where the signing secret is.
@ConfigMapping(prefix = "router.gateway.secret")
public interface SecretConfig {
    /// KV mount in Vault.
    @WithDefault("platform")
    String mount();

    /// Path below the mount, with fields `kid` and `current` (base64 of 32 bytes).
    @WithDefault("admission")
    String path();

    /// How often it is read again; a rotation is seen within that time, while both secrets are valid.
    @WithDefault("PT30S")
    Duration refresh();
}
