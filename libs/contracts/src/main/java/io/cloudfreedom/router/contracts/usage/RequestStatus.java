package io.cloudfreedom.router.contracts.usage;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a request ended.
public enum RequestStatus {
    @JsonProperty("succeeded")
    SUCCEEDED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cut_by_budget")
    CUT_BY_BUDGET,
    @JsonProperty("client_gone")
    CLIENT_GONE;

    /// The name as it stands in JSON.
    public String json() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
