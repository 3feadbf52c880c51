package io.cloudfreedom.router.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Which of several keys of one group serves a request.
public enum KeyChoice {
    /// By chance, in proportion to the weights of the keys.
    @JsonProperty("weight")
    WEIGHT,
    /// The cheapest by the price book, those of equal price by weight.
    @JsonProperty("cost")
    COST,
    /// The one that has answered fastest of late.
    @JsonProperty("latency")
    LATENCY
}
