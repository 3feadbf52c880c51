package io.cloudfreedom.router.gateway.observe;

import io.cloudfreedom.router.gateway.body.Endpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Counts and times requests by endpoint; every meter is made once, so counting costs no look-up in the registry.
@ApplicationScoped
class RelayMetrics {
    private final Map<Endpoint, Meters> all = new EnumMap<>(Endpoint.class);

    RelayMetrics(MeterRegistry registry) {
        for (Endpoint endpoint : Endpoint.values()) {
            all.put(endpoint, new Meters(registry, endpoint.name().toLowerCase(Locale.ROOT)));
        }
    }

    void count(Ended request) {
        Objects.requireNonNull(all.get(request.endpoint()), "every endpoint is counted")
                .count(request);
    }

    private static final class Meters {
        private final Map<Outcome, Counter> requests = new EnumMap<>(Outcome.class);
        private final Timer firstByte;
        private final Timer whole;

        Meters(MeterRegistry registry, String endpoint) {
            for (Outcome outcome : Outcome.values()) {
                requests.put(
                        outcome,
                        Counter.builder("router.relay.requests")
                                .description("Requests on /v1 by how they ended")
                                .tag("endpoint", endpoint)
                                .tag("outcome", outcome.tag())
                                .register(registry));
            }
            firstByte = Timer.builder("router.relay.first.byte")
                    .description("From a request's head to the first byte of its answer")
                    .tag("endpoint", endpoint)
                    .register(registry);
            whole = Timer.builder("router.relay.duration")
                    .description("From a request's head to its end")
                    .tag("endpoint", endpoint)
                    .register(registry);
        }

        void count(Ended request) {
            Objects.requireNonNull(requests.get(request.outcome()), "every outcome is counted")
                    .increment();
            whole.record(request.nanos(), TimeUnit.NANOSECONDS);
            if (request.firstByteNanos() >= 0) {
                firstByte.record(request.firstByteNanos(), TimeUnit.NANOSECONDS);
            }
        }
    }
}
