package io.cloudfreedom.router.gateway.meter;

import io.cloudfreedom.router.contracts.usage.Tokens;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was learned from an answer that passed.
///
/// @param exact the token counts; empty when the answer broke off or told of none, then only LiteLLM's agent knows
/// @param providerRequestId the provider's own id of the answer
public record Metered(Optional<Tokens> exact, @Nullable String providerRequestId) {
    static final Metered NOTHING = new Metered(Optional.empty(), null);
}
