package io.cloudfreedom.router.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Who serves models.
public enum Provider {
    @JsonProperty("google")
    GOOGLE,
    @JsonProperty("azure")
    AZURE,
    @JsonProperty("aws")
    AWS,
    @JsonProperty("openai")
    OPENAI,
    @JsonProperty("anthropic")
    ANTHROPIC;

    /// The name as it stands in JSON.
    public String json() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
