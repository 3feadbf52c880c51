package io.cloudfreedom.router.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What happened to the object whose full state an event carries.
public enum Change {
    @JsonProperty("created")
    CREATED,
    @JsonProperty("updated")
    UPDATED,
    @JsonProperty("rotated")
    ROTATED,
    @JsonProperty("status_changed")
    STATUS_CHANGED,
    @JsonProperty("deleted")
    DELETED;

    /// The name as it stands in JSON.
    public String json() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
