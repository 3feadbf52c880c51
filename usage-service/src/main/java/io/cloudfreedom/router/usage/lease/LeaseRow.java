package io.cloudfreedom.router.usage.lease;

import io.cloudfreedom.router.usage.budget.Movement;
import io.cloudfreedom.router.usage.budget.WindowKey;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A lease as stored: whose, in which windows, and how it stands. A tombstone is in no window.
record LeaseRow(
        UUID id,
        String account,
        @Nullable Instant dayStart,
        @Nullable Instant monthStart,
        Balance balance) {
    LeaseRow {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(account, "account is null");
        Objects.requireNonNull(balance, "balance is null");
    }

    LeaseRow with(Balance after) {
        return new LeaseRow(id, account, dayStart, monthStart, after);
    }

    /// The same movement in the lease's day and in its month.
    Map<WindowKey, Movement> inWindows(Movement movement) {
        if (dayStart == null || monthStart == null) {
            return Map.of();
        }
        return Map.of(
                new WindowKey(account, WindowKey.DAY, dayStart), movement,
                new WindowKey(account, WindowKey.MONTH, monthStart), movement);
    }
}
