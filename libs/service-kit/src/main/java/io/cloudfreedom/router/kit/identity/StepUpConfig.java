package io.cloudfreedom.router.kit.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What an operation that is marked with [SecondFactor] asks for.
@ConfigMapping(prefix = "router.step-up")
public interface StepUpConfig {
    /// How long ago the login may have been.
    @WithDefault("PT15M")
    Duration maxAge();

    /// Clients (claim `azp`) that act without a person and so have no second factor; services need not be named.
    @WithDefault("router-cli")
    Set<String> clients();

    /// For issuers that tell the strength of a login by `acr`: values that stand for a second factor.
    Optional<Set<String>> acrValues();
}
