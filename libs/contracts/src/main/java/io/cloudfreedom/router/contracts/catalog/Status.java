package io.cloudfreedom.router.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether a tenant or a virtual key may be used.
public enum Status {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("inactive")
    INACTIVE,
    @JsonProperty("deleted")
    DELETED;

    /// The name as it stands in JSON.
    public String json() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
