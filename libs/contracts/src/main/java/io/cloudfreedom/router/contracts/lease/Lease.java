package io.cloudfreedom.router.contracts.lease;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Room under a limit that a gateway may spend from memory. `granted` is null when the account has no limit.
/// Times are milliseconds since 1970, given by usage-service: a gateway never compares `fenceAt` with its own
/// clock, it signs it into admissions.
public record Lease(
        UUID leaseId,
        AccountId account,
        @Nullable Long granted,
        long expiresAt,
        long fenceAt,
        List<ProxyEpoch> epochs) {
    public Lease {
        Objects.requireNonNull(leaseId, "leaseId is null");
        Objects.requireNonNull(account, "account is null");
        epochs = List.copyOf(epochs);
    }
}
