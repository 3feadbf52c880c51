package io.cloudfreedom.router.contracts.lease;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a limit counts.
public enum Unit {
    @JsonProperty("usd")
    USD,
    @JsonProperty("requests")
    REQUESTS,
    @JsonProperty("tokens")
    TOKENS;

    /// The name as it stands in JSON.
    public String json() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
