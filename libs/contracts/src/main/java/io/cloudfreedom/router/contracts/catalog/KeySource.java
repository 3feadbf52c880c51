package io.cloudfreedom.router.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whose key served a request; `fallback` is a shared key after the own one failed.
public enum KeySource {
    @JsonProperty("own")
    OWN,
    @JsonProperty("shared")
    SHARED,
    @JsonProperty("fallback")
    FALLBACK;

    /// The name as it stands in JSON.
    public String json() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
