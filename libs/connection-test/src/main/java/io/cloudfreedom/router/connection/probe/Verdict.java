package io.cloudfreedom.router.connection.probe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What a live test says about a credential.
public enum Verdict {
    /// It works.
    @JsonProperty("ok")
    OK,
    /// The provider does not know it.
    @JsonProperty("invalid_key")
    INVALID_KEY,
    /// The provider knows it, but it may not do this.
    @JsonProperty("no_permission")
    NO_PERMISSION,
    /// Its account has no money or no quota left.
    @JsonProperty("quota_exhausted")
    QUOTA_EXHAUSTED,
    /// It works, but is busy at the moment.
    @JsonProperty("rate_limited")
    RATE_LIMITED,
    /// There is no such resource at the endpoint, or no endpoint.
    @JsonProperty("wrong_endpoint")
    WRONG_ENDPOINT,
    /// There is no such region, or not this service in it.
    @JsonProperty("wrong_region")
    WRONG_REGION,
    /// The provider does not answer; nothing is known about the credential.
    @JsonProperty("provider_down")
    PROVIDER_DOWN;

    /// The name as it stands in JSON.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether the credential itself is at fault, so that it cannot serve until somebody does something about it.
    public boolean isFault() {
        return this == INVALID_KEY || this == QUOTA_EXHAUSTED;
    }

    /// Whether the provider accepts the credential.
    public boolean isAccepted() {
        return this == OK || this == RATE_LIMITED;
    }
}
