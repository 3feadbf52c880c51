package io.cloudfreedom.router.contracts.lease;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What can hold a limit.
public enum AccountType {
    @JsonProperty("tenant")
    TENANT,
    @JsonProperty("provider_key")
    PROVIDER_KEY,
    @JsonProperty("virtual_key")
    VIRTUAL_KEY;

    /// The name as it stands in JSON.
    public String json() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
