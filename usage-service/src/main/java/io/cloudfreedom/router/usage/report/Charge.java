package io.cloudfreedom.router.usage.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What a line charges for.
public enum Charge {
    /// Requests of the month.
    @JsonProperty("usage")
    USAGE,
    /// Requests of an earlier month that was closed already.
    @JsonProperty("correction")
    CORRECTION,
    /// The tenant's fee for the month.
    @JsonProperty("platform_fee")
    PLATFORM_FEE;

    /// The name as it stands in JSON.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Charge of(String json) {
        return valueOf(json.toUpperCase(Locale.ROOT));
    }
}
