package io.cloudfreedom.router.contracts.lease;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The answer to one grant: exactly one of `lease`, `refusal` and `closed` (a tombstone: abandoned before it was
/// granted) is there.
public record GrantResult(
        GrantId grantId,
        @Nullable Lease lease,
        @Nullable Refusal refusal,
        @Nullable Boolean closed) {
    public GrantResult {
        Objects.requireNonNull(grantId, "grantId is null");
    }
}
