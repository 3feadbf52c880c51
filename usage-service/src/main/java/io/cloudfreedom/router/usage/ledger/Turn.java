package io.cloudfreedom.router.usage.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One transaction that books.
///
/// @param number grows from one transaction on a request to the next
/// @param openMonth the first month that is not closed; null before the first close
record Turn(long number, @Nullable LocalDate openMonth, Instant at) {
    Turn {
        Objects.requireNonNull(at, "at is null");
    }

    /// The month that an entry of this day is charged in.
    LocalDate monthOf(LocalDate day) {
        LocalDate own = day.withDayOfMonth(1);
        return openMonth != null && own.isBefore(openMonth) ? openMonth : own;
    }
}
