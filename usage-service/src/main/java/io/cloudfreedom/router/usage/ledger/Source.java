package io.cloudfreedom.router.usage.ledger;

import java.util.Locale;

/// What kind of record was received; they are looked at in this order.
enum Source {
    GATEWAY,
    ACCEPTED,
    USAGE;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Source ofColumn(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
