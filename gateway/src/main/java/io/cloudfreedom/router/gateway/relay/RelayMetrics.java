package io.cloudfreedom.router.gateway.relay;

import io.cloudfreedom.router.gateway.body.Endpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Counts requests by endpoint and outcome; every counter is made once, so counting costs no look-up.
@ApplicationScoped
class RelayMetrics {
    private final Map<Endpoint, Map<Outcome, Counter>> requests = new EnumMap<>(Endpoint.class);

    RelayMetrics(MeterRegistry registry) {
        for (Endpoint endpoint : Endpoint.values()) {
            Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                outcomes.put(
                        outcome,
                        Counter.builder("router.relay.requests")
                                .description("Requests on /v1 by how they ended")
                                .tag("endpoint", endpoint.name().toLowerCase(Locale.ROOT))
                                .tag("outcome", outcome.tag())
                                .register(registry));
            }
            requests.put(endpoint, outcomes);
        }
    }

    void count(Endpoint endpoint, Outcome outcome) {
        Map<Outcome, Counter> outcomes = Objects.requireNonNull(requests.get(endpoint), "every endpoint is counted");
        Objects.requireNonNull(outcomes.get(outcome), "every outcome is counted")
                .increment();
    }
}
