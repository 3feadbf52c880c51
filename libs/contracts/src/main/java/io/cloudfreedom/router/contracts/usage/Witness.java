package io.cloudfreedom.router.contracts.usage;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Who saw the request.
public enum Witness {
    @JsonProperty("gateway")
    GATEWAY,
    @JsonProperty("litellm")
    LITELLM;

    /// The name as it stands in JSON.
    public String json() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
