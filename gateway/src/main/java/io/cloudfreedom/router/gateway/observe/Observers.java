package io.cloudfreedom.router.gateway.observe;

import jakarta.enterprise.context.ApplicationScoped;

/// Tells everyone who watches that a request is over.
@ApplicationScoped
public class Observers {
    private final RelayMetrics metrics;
    private final TenantMetrics tenants;
    private final AccessLog log;

    Observers(RelayMetrics metrics, TenantMetrics tenants, AccessLog log) {
        this.metrics = metrics;
        this.tenants = tenants;
        this.log = log;
    }

    public void ended(Ended request) {
        metrics.count(request);
        tenants.count(request);
        log.write(request);
    }
}
