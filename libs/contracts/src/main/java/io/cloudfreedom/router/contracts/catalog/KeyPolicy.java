package io.cloudfreedom.router.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Which keys may serve a request, and in which order.
public enum KeyPolicy {
    @JsonProperty("own_first")
    OWN_FIRST,
    @JsonProperty("own_only")
    OWN_ONLY,
    @JsonProperty("shared_only")
    SHARED_ONLY;

    /// The name as it stands in JSON.
    public String json() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
