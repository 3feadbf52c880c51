package io.cloudfreedom.router.gateway.route;

import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.gateway.problem.Refused;
import io.cloudfreedom.router.gateway.rate.KeyLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// What was found about the keys of one owner for one model, while it is being looked through.
final class Survey {
    private final List<Candidate> usable = new ArrayList<>(2);
    private final List<UUID> denied = new ArrayList<>(0);
    private @Nullable AtLimit atLimit;
    private boolean unpriced;

    List<Candidate> usable() {
        return usable;
    }

    List<UUID> denied() {
        return denied;
    }

    void atLimit(ProviderKeyChanged key, Refused why) {
        atLimit = new AtLimit(key, why);
        denied.add(key.id());
    }

    void withoutPrice(ProviderKeyChanged key) {
        unpriced = true;
        denied.add(key.id());
    }

    /// Leaves one key, by weight, where one has limits: those are counted on the key that serves, so it must
    /// be known.
    void pin(IntUnaryOperator random) {
        if (usable.size() < 2 || usable.stream().noneMatch(c -> KeyLimits.limits(c.key()))) {
            return;
        }
        int all = usable.stream().mapToInt(c -> Math.max(1, c.key().weight())).sum();
        int drawn = random.applyAsInt(all);
        int chosen = -1;
        while (drawn >= 0) {
            chosen++;
            drawn -= Math.max(1, usable.get(chosen).key().weight());
        }
        Candidate left = usable.remove(chosen);
        usable.forEach(other -> denied.add(other.key().id()));
        usable.clear();
        usable.add(left);
    }

    /// A key that would serve but for its limit.
    Optional<AtLimit> atLimit() {
        return Optional.ofNullable(atLimit);
    }

    /// Whether a key serves, if not at this moment.
    boolean hasAny() {
        return !usable.isEmpty() || atLimit != null;
    }

    /// Whether a key would serve but for its price.
    boolean unpriced() {
        return unpriced;
    }

    /// A key at its limit, and what a client is told when that is the end of it.
    record AtLimit(ProviderKeyChanged key, Refused why) {}
}
