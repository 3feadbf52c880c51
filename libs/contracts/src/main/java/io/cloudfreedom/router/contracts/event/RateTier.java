package io.cloudfreedom.router.contracts.event;

import java.util.Objects;

/// Rates for a request whose input is longer than `aboveInputTokens`; they hold for all of its tokens.
public record RateTier(long aboveInputTokens, Rates rates) {
    public RateTier {
        Objects.requireNonNull(rates, "rates is null");
    }
}
