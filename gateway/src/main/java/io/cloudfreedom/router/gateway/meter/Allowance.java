package io.cloudfreedom.router.gateway.meter;

import io.cloudfreedom.router.contracts.usage.Tokens;
import java.util.Optional;

/// What was reserved for a stream.
@FunctionalInterface
public interface Allowance {
    /// Whether it is enough still.
    ///
    /// @param told what the provider has counted so far
    /// @param seen the least number of output tokens that can have passed
    boolean covers(Optional<Tokens> told, long seen);
}
