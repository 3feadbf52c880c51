package io.cloudfreedom.router.contracts.lease;

import java.util.List;
import java.util.UUID;

/// Leases whose idle room usage-service asks back.
public record Recalls(List<UUID> leaseIds) {
    public Recalls {
        leaseIds = List.copyOf(leaseIds);
    }
}
