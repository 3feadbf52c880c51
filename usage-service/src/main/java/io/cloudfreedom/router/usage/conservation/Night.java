package io.cloudfreedom.router.usage.conservation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/// What a night's check found.
record Night(LocalDate day, Instant checked, boolean conserved, Conservation result) {
    Night {
        Objects.requireNonNull(day, "day is null");
        Objects.requireNonNull(checked, "checked is null");
        Objects.requireNonNull(result, "result is null");
    }
}
