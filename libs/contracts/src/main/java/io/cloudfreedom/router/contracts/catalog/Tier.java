package io.cloudfreedom.router.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a tenant pays for: the platform's keys, its own, or both.
public enum Tier {
    @JsonProperty("shared")
    SHARED,
    @JsonProperty("byok")
    BYOK,
    @JsonProperty("hybrid")
    HYBRID;

    /// The name as it stands in JSON.
    public String json() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
