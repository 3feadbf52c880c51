package io.cloudfreedom.router.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether a provider key may serve.
public enum KeyStatus {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("inactive")
    INACTIVE,
    @JsonProperty("error")
    ERROR;

    /// The name as it stands in JSON.
    public String json() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
