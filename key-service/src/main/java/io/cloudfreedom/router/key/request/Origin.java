package io.cloudfreedom.router.key.request;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who asked, in which request, and from where; what the audit log keeps.
///
/// @param address the IP address that the caller reached the gateway from, or the service without a gateway
public record Origin(
        String actor, @Nullable String requestId, @Nullable String address) {
    /// The service itself, finishing what was begun.
    public static final Origin SERVICE = new Origin("key-service", null, null);

    private static final int LONGEST = 120;

    public Origin {
        Objects.requireNonNull(actor, "actor is null");
        requestId = requestId != null && requestId.length() > LONGEST ? requestId.substring(0, LONGEST) : requestId;
    }
}
