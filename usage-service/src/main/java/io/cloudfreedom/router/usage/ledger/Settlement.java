package io.cloudfreedom.router.usage.ledger;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is booked for a request now; revision 0 is nothing yet.
record Settlement(UUID requestId, int revision, @Nullable Booking booking) {
    Settlement {
        Objects.requireNonNull(requestId, "requestId is null");
    }
}
