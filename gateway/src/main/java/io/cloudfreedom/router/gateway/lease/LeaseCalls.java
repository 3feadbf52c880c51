package io.cloudfreedom.router.gateway.lease;

import io.cloudfreedom.router.contracts.lease.Abandon;
import io.cloudfreedom.router.contracts.lease.GrantBatch;
import io.cloudfreedom.router.contracts.lease.GrantResults;
import io.cloudfreedom.router.contracts.lease.Recalls;
import io.vertx.core.Future;
import java.util.UUID;

/// The calls to usage-service.
interface LeaseCalls {
    Future<GrantResults> grant(GrantBatch batch);

    Future<Void> abandon(Abandon abandon);

    Future<Void> tell(LeaseEnd end);

    /// Waits up to 20 s for leases that are called back.
    Future<Recalls> recalls(UUID incarnation);
}
