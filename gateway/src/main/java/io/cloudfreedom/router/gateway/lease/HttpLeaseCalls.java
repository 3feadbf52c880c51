package io.cloudfreedom.router.gateway.lease;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.lease.Abandon;
import io.cloudfreedom.router.contracts.lease.GrantBatch;
import io.cloudfreedom.router.contracts.lease.GrantResults;
import io.cloudfreedom.router.contracts.lease.Recalls;
import io.cloudfreedom.router.gateway.services.ServiceClient;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/// The same over HTTP.
@ApplicationScoped
class HttpLeaseCalls implements LeaseCalls {
    private static final Duration RECALL_WAIT = Duration.ofSeconds(20);

    private final ServiceClient usage;
    private final LeaseConfig config;

    HttpLeaseCalls(ServiceClient usage, LeaseConfig config) {
        this.usage = usage;
        this.config = config;
    }

    @Override
    public Future<GrantResults> grant(GrantBatch batch) {
        return usage.post("/internal/leases", batch, config.timeout()).map(body -> read(body, GrantResults.class));
    }

    @Override
    public Future<Void> abandon(Abandon abandon) {
        return usage.post("/internal/leases/abandon", abandon, config.timeout()).mapEmpty();
    }

    @Override
    public Future<Void> tell(LeaseEnd end) {
        String lease = "/internal/leases/" + end.leaseId();
        return switch (end) {
            case LeaseEnd.Return r ->
                usage.post(lease + "/returns", r.request(), config.timeout()).mapEmpty();
            case LeaseEnd.Close c ->
                usage.post(lease + "/close", c.request(), config.timeout()).mapEmpty();
        };
    }

    @Override
    public Future<Recalls> recalls(UUID incarnation) {
        String path = "/internal/leases/recalls?incarnation=" + incarnation + "&wait=" + RECALL_WAIT.toSeconds();
        return usage.get(path, RECALL_WAIT.plus(config.timeout())).map(body -> read(body, Recalls.class));
    }

    private static <T> T read(Buffer body, Class<T> type) {
        return ContractJson.read(body.toString(), type);
    }
}
