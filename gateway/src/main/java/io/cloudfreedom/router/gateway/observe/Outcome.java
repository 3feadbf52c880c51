package io.cloudfreedom.router.gateway.observe;

import java.util.Locale;

/// How a request on `/v1` ended for the client.
public enum Outcome {
    /// Answered, and its usage is known.
    METERED,
    /// Answered, and its usage is left to the agent's record.
    UNMETERED,
    /// Not let out: the client's fault, or a limit.
    REFUSED,
    /// Not let out: something of ours is missing now.
    UNAVAILABLE,
    /// The provider answered with an error.
    PROVIDER_ERROR,
    /// Sent, and the answer did not come or broke off.
    LOST,
    /// Cut, because what was reserved for it was used up.
    CUT_BY_BUDGET,
    /// The client did not wait.
    CLIENT_GONE;

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
