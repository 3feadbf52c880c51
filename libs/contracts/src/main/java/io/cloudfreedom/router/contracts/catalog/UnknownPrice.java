package io.cloudfreedom.router.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What becomes of a request whose model has no price; never is it free.
public enum UnknownPrice {
    /// It is refused.
    @JsonProperty("refuse")
    REFUSE,
    /// It is served, counted and charged at the provider's dearest price until its own is known.
    @JsonProperty("estimate")
    ESTIMATE,
    /// It is served and counted at the provider's dearest price, but charged only when its own is known.
    @JsonProperty("hold")
    HOLD;

    /// The name as it stands in JSON.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
