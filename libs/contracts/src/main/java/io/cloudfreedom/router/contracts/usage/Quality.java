package io.cloudfreedom.router.contracts.usage;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How far the token counts of a record can be trusted.
public enum Quality {
    @JsonProperty("exact")
    EXACT,
    @JsonProperty("estimated")
    ESTIMATED,
    @JsonProperty("unknown")
    UNKNOWN;

    /// The name as it stands in JSON.
    public String json() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
