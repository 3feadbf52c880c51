package io.cloudfreedom.router.gateway.observe;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.usage.Tokens;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts requests, tokens and dollars by tenant. The number of tenants that have a tag of their own is
/// bounded: the first ones that call since the start; all others are counted together.
@ApplicationScoped
class TenantMetrics {
    private static final String OTHER = "other";
    private static final double NANO = 1e-9;

    private final Map<UUID, Counters> known = new ConcurrentHashMap<>();
    private final AtomicInteger places;
    private final MeterRegistry registry;
    private final Counters others;

    TenantMetrics(MeterRegistry registry, ObserveConfig config) {
        this.registry = registry;
        this.places = new AtomicInteger(config.tenants());
        this.others = new Counters(registry, OTHER);
    }

    void count(Ended request) {
        Caller caller = request.caller();
        if (caller == null) {
            return;
        }
        UUID tenant = caller.tenant().id();
        Counters counters = known.get(tenant);
        if (counters == null) {
            counters = places.get() > 0 ? known.computeIfAbsent(tenant, this::fresh) : others;
        }
        counters.count(request);
    }

    private Counters fresh(UUID tenant) {
        return places.getAndDecrement() > 0 ? new Counters(registry, tenant.toString()) : others;
    }

    private static final class Counters {
        private final Map<Outcome, Counter> requests = new EnumMap<>(Outcome.class);
        private final Counter input;
        private final Counter output;
        private final Counter dollars;

        Counters(MeterRegistry registry, String tenant) {
            for (Outcome outcome : Outcome.values()) {
                requests.put(
                        outcome,
                        Counter.builder("router.tenant.requests")
                                .description("Requests of a tenant by how they ended")
                                .tag("tenant_id", tenant)
                                .tag("outcome", outcome.tag())
                                .register(registry));
            }
            input = tokens(registry, tenant, "input");
            output = tokens(registry, tenant, "output");
            dollars = Counter.builder("router.tenant.cost")
                    .description("Metered provider cost of a tenant")
                    .baseUnit("usd")
                    .tag("tenant_id", tenant)
                    .register(registry);
        }

        private static Counter tokens(MeterRegistry registry, String tenant, String kind) {
            return Counter.builder("router.tenant.tokens")
                    .description("Metered tokens of a tenant")
                    .tag("tenant_id", tenant)
                    .tag("kind", kind)
                    .register(registry);
        }

        void count(Ended request) {
            Counter counter = requests.get(request.outcome());
            if (counter != null) {
                counter.increment();
            }
            Tokens tokens = request.tokens();
            if (tokens != null) {
                input.increment((double) tokens.input());
                output.increment((double) tokens.output());
            }
            Money cost = request.cost();
            if (cost != null) {
                dollars.increment(cost.nanoUsd() * NANO);
            }
        }
    }
}
