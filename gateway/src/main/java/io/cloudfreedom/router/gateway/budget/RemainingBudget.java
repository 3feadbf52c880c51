package io.cloudfreedom.router.gateway.budget;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.event.BudgetChanged;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.gateway.feed.Feed;
import io.cloudfreedom.router.gateway.lease.Leases;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a caller may still spend: the least that is left of the limits of tenant and virtual key.
///
/// The balance that usage-service last told, set right by what this process has borrowed and not spent. With
/// several gateways it leaves out what the others hold idle, so it errs on the low side.
@ApplicationScoped
public class RemainingBudget {
    private static final String DAY = "day";
    private static final String MONTH = "month";

    private final Feed feed;
    private final Leases leases;
    private final Clock clock;

    RemainingBudget(Feed feed, Leases leases, Clock clock) {
        this.feed = feed;
        this.leases = leases;
        this.clock = clock;
    }

    /// Empty when nothing limits the caller.
    public Optional<Money> of(Caller caller) {
        UUID tenant = caller.tenant().id();
        UUID key = caller.key().id();
        return Stream.of(
                        left(AccountType.TENANT, tenant, DAY, caller.tenant().dailyLimitNanoUsd()),
                        left(AccountType.TENANT, tenant, MONTH, caller.tenant().monthlyBudgetNanoUsd()),
                        left(AccountType.VIRTUAL_KEY, key, DAY, caller.key().dailyLimitNanoUsd()),
                        left(AccountType.VIRTUAL_KEY, key, MONTH, caller.key().monthlyBudgetNanoUsd()))
                .flatMapToLong(OptionalLong::stream)
                .boxed()
                .min(Long::compare)
                .map(nano -> Money.ofNanoUsd(Math.max(0, nano)));
    }

    private OptionalLong left(AccountType type, UUID id, String window, @Nullable Long limit) {
        if (limit == null) {
            return OptionalLong.empty();
        }
        AccountId account = AccountId.usd(type, id);
        Optional<BudgetChanged> told = feed.budgets().find(account, window).filter(this::isCurrent);
        long used = told.map(b -> b.posted() + b.held()).orElse(0L);
        long asOf = told.map(b -> b.asOf().toEpochMilli()).orElse(0L);
        return OptionalLong.of(limit - used + leases.beyond(account, asOf));
    }

    private boolean isCurrent(BudgetChanged told) {
        Instant now = clock.instant();
        return !now.isBefore(told.windowStart()) && now.isBefore(told.windowEnd());
    }
}
