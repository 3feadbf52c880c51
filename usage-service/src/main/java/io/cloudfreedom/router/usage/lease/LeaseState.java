package io.cloudfreedom.router.usage.lease;

import java.util.Locale;

/// OPEN: a gateway spends from it. LOST: past its expiry, its room is still promised. SUSPENSE: its room counts as
/// spent, because nobody can say what became of it. CLOSED: nothing is promised any more.
enum LeaseState {
    OPEN,
    LOST,
    SUSPENSE,
    CLOSED;

    /// As it stands in the table.
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LeaseState ofColumn(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
