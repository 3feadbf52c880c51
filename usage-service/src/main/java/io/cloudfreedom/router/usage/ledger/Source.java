package io.cloudfreedom.router.usage.ledger;

import java.util.Locale;

/// What kind of record was received.
public enum Source {
    /// What the gateway metered.
    GATEWAY,
    /// The agent is about to call a provider.
    ACCEPTED,
    /// What the agent saw.
    USAGE;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Source ofColumn(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
