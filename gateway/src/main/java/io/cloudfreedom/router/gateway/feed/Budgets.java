package io.cloudfreedom.router.gateway.feed;

import io.cloudfreedom.router.contracts.event.BudgetChanged;
import io.cloudfreedom.router.contracts.lease.AccountId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Where limited accounts stood when usage-service last told. Apart from [Facts], because it changes with every
/// second of traffic. Written by the feed's thread, read by any.
public final class Budgets {
    private final Map<Window, BudgetChanged> known = new ConcurrentHashMap<>();

    Budgets() {}

    /// @param window `day` or `month`
    public Optional<BudgetChanged> find(AccountId account, String window) {
        return Optional.ofNullable(known.get(new Window(account, window)));
    }

    void apply(BudgetChanged event) {
        known.merge(
                new Window(event.account(), event.window()),
                event,
                (old, fresh) -> fresh.asOf().isBefore(old.asOf()) ? old : fresh);
    }

    private record Window(AccountId account, String kind) {}
}
