package io.cloudfreedom.router.usage.budget;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/// One day or month of one account. The order is that in which rows are locked, everywhere.
public record WindowKey(String account, String kind, Instant start) implements Comparable<WindowKey> {
    public static final String DAY = "day";
    public static final String MONTH = "month";

    private static final Comparator<WindowKey> ORDER = Comparator.comparing(WindowKey::account)
            .thenComparing(WindowKey::kind)
            .thenComparing(WindowKey::start);

    public WindowKey {
        Objects.requireNonNull(account, "account is null");
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(start, "start is null");
    }

    @Override
    public int compareTo(WindowKey other) {
        return ORDER.compare(this, other);
    }
}
