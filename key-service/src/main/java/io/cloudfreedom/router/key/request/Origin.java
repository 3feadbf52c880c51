package io.cloudfreedom.router.key.request;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who asked, and in which request; what the audit log keeps.
public record Origin(String actor, @Nullable String requestId) {
    /// The service itself, finishing what was begun.
    public static final Origin SERVICE = new Origin("key-service", null);

    private static final int LONGEST = 120;

    public Origin {
        Objects.requireNonNull(actor, "actor is null");
        requestId = requestId != null && requestId.length() > LONGEST ? requestId.substring(0, LONGEST) : requestId;
    }
}
