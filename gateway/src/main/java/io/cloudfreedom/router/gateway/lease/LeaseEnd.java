package io.cloudfreedom.router.gateway.lease;

import io.cloudfreedom.router.contracts.lease.CloseRequest;
import io.cloudfreedom.router.contracts.lease.ReturnRequest;
import java.util.UUID;

/// What usage-service is to be told about a lease.
sealed interface LeaseEnd {
    UUID leaseId();

    /// Some of it is given back.
    record Return(UUID leaseId, ReturnRequest request) implements LeaseEnd {}

    /// Nothing is open on it any more.
    record Close(UUID leaseId, CloseRequest request) implements LeaseEnd {}
}
