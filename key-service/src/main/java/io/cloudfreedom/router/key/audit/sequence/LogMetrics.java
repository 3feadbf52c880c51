package io.cloudfreedom.router.key.audit.sequence;

import io.cloudfreedom.router.key.audit.tree.Entry;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Counts what gets into the log: operations by kind and outcome, each exactly once over all replicas, since
/// only what was committed is in the log.
@ApplicationScoped
class LogMetrics {
    private final MeterRegistry metrics;

    LogMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void sequenced(List<Entry> entries) {
        entries.forEach(entry -> metrics.counter(
                        "router.operations",
                        "source",
                        entry.source(),
                        "kind",
                        entry.action(),
                        "outcome",
                        entry.outcome())
                .increment());
    }
}
