package io.cloudfreedom.router.gateway.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The portal's login session.
@ConfigMapping(prefix = "router.gateway.session")
public interface SessionConfig {
    /// Secret (at least 32 characters) that encrypts the session cookie and makes CSRF tokens; the same on
    /// every replica.
    String secret();

    /// How long an idle session lasts beyond its tokens.
    @WithDefault("PT30M")
    Duration idle();

    /// Whether people reach the site over https. Its cookies are then `Secure` and called `__Host-…`, and the issuer
    /// is given https addresses, also where a proxy before the gateway speaks TLS.
    @WithDefault("false")
    boolean https();
}
