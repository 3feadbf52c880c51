package io.cloudfreedom.router.contracts.event;

import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.lease.AccountId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where an account stands in a window. Amounts in the account's unit; `threshold` is the last percentage
/// crossed (50, 80, 95, 100) or 0.
public record BudgetChanged(
        AccountId account,
        UUID tenantId,
        String window,
        Instant windowStart,
        Instant windowEnd,
        @Nullable Long limit,
        long posted,
        long held,
        int threshold,
        boolean exhausted,
        Instant asOf)
        implements Event {
    public BudgetChanged {
        Objects.requireNonNull(account, "account is null");
        Objects.requireNonNull(tenantId, "tenantId is null");
        Objects.requireNonNull(window, "window is null");
        Objects.requireNonNull(windowStart, "windowStart is null");
        Objects.requireNonNull(windowEnd, "windowEnd is null");
        Objects.requireNonNull(asOf, "asOf is null");
    }

    @Override
    public Topic topic() {
        return Topic.BUDGETS;
    }

    @Override
    public String key() {
        return account.toString();
    }
}
