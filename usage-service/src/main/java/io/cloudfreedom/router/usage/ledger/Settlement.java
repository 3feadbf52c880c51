package io.cloudfreedom.router.usage.ledger;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is booked for a request now; revision 0 is nothing yet.
record Settlement(UUID requestId, int revision, @Nullable Booking booking) {
    Settlement {
        Objects.requireNonNull(requestId, "requestId is null");
    }

    static Settlement none(UUID requestId) {
        return new Settlement(requestId, 0, null);
    }

    /// With another booking: a revision more when it says something else of money or tokens.
    Settlement after(Booking next) {
        return new Settlement(requestId, isRebookedBy(next) ? revision + 1 : revision, next);
    }

    boolean isRebookedBy(Booking next) {
        return booking == null || !booking.booksSameAs(next);
    }
}
