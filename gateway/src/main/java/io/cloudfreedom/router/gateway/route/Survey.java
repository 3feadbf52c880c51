package io.cloudfreedom.router.gateway.route;

import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was found about the keys of one owner for one model, while it is being looked through.
final class Survey {
    private final List<Candidate> usable = new ArrayList<>(2);
    private final List<UUID> denied = new ArrayList<>(0);
    private @Nullable ProviderKeyChanged atLimit;
    private boolean unpriced;

    List<Candidate> usable() {
        return usable;
    }

    List<UUID> denied() {
        return denied;
    }

    void atLimit(ProviderKeyChanged key) {
        atLimit = key;
        denied.add(key.id());
    }

    void withoutPrice(ProviderKeyChanged key) {
        unpriced = true;
        denied.add(key.id());
    }

    /// A key that would serve but for its limit.
    Optional<ProviderKeyChanged> atLimit() {
        return Optional.ofNullable(atLimit);
    }

    /// Whether a key would serve but for its price.
    boolean unpriced() {
        return unpriced;
    }
}
