package io.cloudfreedom.router.key.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/// How many refusals of each actor are kept one by one in a window. Beyond a number of actors the rest share
/// one count.
final class RefusalQuota {
    private static final int ACTORS = 10_000;
    private static final String THE_REST = "others";

    private final int perWindow;
    private final ConcurrentMap<Actor, AtomicLong> counts = new ConcurrentHashMap<>();

    private record Actor(UUID tenantId, String name) {}

    /// An actor with more refusals than were kept.
    record Over(UUID tenantId, String actor, long count) {}

    RefusalQuota(int perWindow) {
        this.perWindow = perWindow;
    }

    boolean allows(AuditEntry entry) {
        Actor actor = new Actor(entry.tenantId(), entry.origin().actor());
        if (counts.size() >= ACTORS && !counts.containsKey(actor)) {
            actor = new Actor(entry.tenantId(), THE_REST);
        }
        return counts.computeIfAbsent(actor, fresh -> new AtomicLong()).incrementAndGet() <= perWindow;
    }

    /// Begins a new window.
    ///
    /// @return what the old one did not let through
    List<Over> endWindow() {
        List<Over> over = new ArrayList<>();
        for (Actor actor : List.copyOf(counts.keySet())) {
            AtomicLong count = counts.remove(actor);
            if (count != null && count.get() > perWindow) {
                over.add(new Over(actor.tenantId(), actor.name(), count.get() - perWindow));
            }
        }
        return over;
    }
}
