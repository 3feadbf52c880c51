package io.cloudfreedom.router.usage.budget;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A day or month of an account as it stands, with the limit in force; a null limit is no limit.
public record Window(WindowKey key, Instant end, @Nullable Long limit, long posted, long held) {
    public Window {
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(end, "end is null");
    }

    /// What can still be promised; `Long.MAX_VALUE` without a limit, negative after a limit was lowered.
    public long available() {
        return limit == null ? Long.MAX_VALUE : limit - posted - held;
    }
}
