package io.cloudfreedom.router.gateway.proxy;

import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ProxyChanged;
import io.cloudfreedom.router.contracts.lease.ProxyEpoch;
import io.cloudfreedom.router.gateway.feed.Facts;
import io.cloudfreedom.router.gateway.proxy.LiteLlm.Candidate;
import io.cloudfreedom.router.gateway.services.Address;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/// The LiteLLM processes, and the order in which a request tries them.
@ApplicationScoped
public class Fleet {
    private final Map<String, LiteLlm> known = new ConcurrentHashMap<>();
    private final Clock clock;
    private final IntUnaryOperator random;

    @Inject
    Fleet(Clock clock) {
        this(clock, bound -> ThreadLocalRandom.current().nextInt(bound));
    }

    /// @param random a number from 0 below its argument
    Fleet(Clock clock, IntUnaryOperator random) {
        this.clock = clock;
        this.random = random;
    }

    /// Every process that exists now.
    public static Set<ProxyEpoch> alive(Facts facts) {
        return facts.proxies().values().stream()
                .filter(Fleet::serves)
                .map(p -> new ProxyEpoch(p.id(), p.epoch()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Those that serve a tenant, the preferred first: of two drawn at random the less busy one, then the
    /// others; who is behind with the tenant's changes or was ejected comes last, but is never left out,
    /// since a pending change must not refuse a request.
    public List<Candidate> candidates(Facts facts, UUID tenant, Set<String> except) {
        long now = clock.millis();
        List<Candidate> candidates = new ArrayList<>();
        for (ProxyChanged proxy : facts.proxies().values()) {
            if (serves(proxy) && serves(proxy, tenant) && !except.contains(proxy.id())) {
                candidates.add(candidate(proxy, tenant));
            }
        }
        preferOneOfTwo(candidates);
        candidates.sort(
                Comparator.comparing((Candidate c) -> !c.proxy().available(now)).thenComparing(Candidate::behind));
        return candidates;
    }

    /// Shuffles, then lets the less busy of the first two lead; the stable sort after it keeps that order.
    private void preferOneOfTwo(List<Candidate> candidates) {
        for (int i = candidates.size() - 1; i > 0; i--) {
            int j = random.applyAsInt(i + 1);
            Candidate drawn = candidates.get(i);
            candidates.set(i, candidates.get(j));
            candidates.set(j, drawn);
        }
        if (candidates.size() > 1
                && candidates.get(1).proxy().inFlight()
                        < candidates.get(0).proxy().inFlight()) {
            Candidate busier = candidates.get(0);
            candidates.set(0, candidates.get(1));
            candidates.set(1, busier);
        }
    }

    private Candidate candidate(ProxyChanged proxy, UUID tenant) {
        LiteLlm process = known.compute(proxy.id(), (id, old) -> {
            Address address = Address.of(proxy.baseUrl());
            return old != null && old.address().equals(address) ? old : new LiteLlm(id, address);
        });
        boolean behind = proxy.behind().contains(tenant) || proxy.behind().contains(PlatformTenant.ID);
        return new Candidate(process, new ProxyEpoch(proxy.id(), proxy.epoch()), behind);
    }

    private static boolean serves(ProxyChanged proxy) {
        return proxy.serving() && proxy.change() != Change.DELETED;
    }

    private static boolean serves(ProxyChanged proxy, UUID tenant) {
        return proxy.tenants().contains("*") || proxy.tenants().contains(tenant.toString());
    }
}
