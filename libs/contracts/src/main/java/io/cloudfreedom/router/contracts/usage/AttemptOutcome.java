package io.cloudfreedom.router.contracts.usage;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How one attempt at a provider ended.
public enum AttemptOutcome {
    @JsonProperty("succeeded")
    SUCCEEDED,
    @JsonProperty("provider_error")
    PROVIDER_ERROR,
    @JsonProperty("timeout")
    TIMEOUT,
    @JsonProperty("cut")
    CUT;

    /// The name as it stands in JSON.
    public String json() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
