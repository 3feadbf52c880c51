package io.cloudfreedom.router.usage.lease;

import io.cloudfreedom.router.usage.budget.Movement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a lease was granted and what of it is spent, with every way in which that can change.
///
/// Guarantees: a window's `held` is the sum of `reserve()` over its leases, its `posted` the sum of
/// everything settled plus `suspense`; an amount beyond what was granted is posted all the same (it was
/// spent), it only frees nothing.
///
/// @param granted null when the account had no limit: then nothing is held
/// @param settled booked so far, over `count` requests
/// @param suspense counted as spent without evidence
/// @param closing what the gateway says it spent in all; null while it still uses the lease
record Balance(
        LeaseState state,
        @Nullable Long granted,
        long settled,
        long count,
        long suspense,
        @Nullable Closing closing) {
    Balance {
        Objects.requireNonNull(state, "state is null");
    }

    static Balance open(@Nullable Long granted) {
        return new Balance(LeaseState.OPEN, granted, 0, 0, 0, null);
    }

    /// What the lease still promises.
    long reserve() {
        return isPromising() && granted != null ? Math.max(0, granted - settled) : 0;
    }

    /// Books `amount` (negative in a correction) for `requests` more requests.
    Change settle(long amount, long requests) {
        long fromSuspense = state == LeaseState.SUSPENSE ? Math.clamp(amount, 0, suspense) : 0;
        Balance after = new Balance(
                state, granted, Math.addExact(settled, amount), count + requests, suspense - fromSuspense, closing);
        return changed(after.closedWhenEqual(), amount - fromSuspense);
    }

    /// Takes back room that the gateway no longer has; nothing when there is not that much.
    Change giveBack(long amount) {
        if (amount > reserve() || granted == null) {
            return unchanged();
        }
        return changed(new Balance(state, granted - amount, settled, count, suspense, closing), 0);
    }

    /// The gateway is done: the rest is released once the same is booked here.
    Change close(Closing total) {
        if (!isPromising()) {
            return unchanged();
        }
        return changed(new Balance(state, granted, settled, count, suspense, total).closedWhenEqual(), 0);
    }

    /// The gateway never used it.
    Change abandon() {
        return isPromising() ? changed(in(LeaseState.CLOSED), 0) : unchanged();
    }

    /// Its time is over. Nothing is released: a request may still be running on it.
    Change expire() {
        return state == LeaseState.OPEN ? changed(in(LeaseState.LOST), 0) : unchanged();
    }

    /// Every proxy has said that nothing can come any more.
    Change release() {
        return state == LeaseState.LOST ? changed(in(LeaseState.CLOSED), 0) : unchanged();
    }

    /// A proxy is gone for good with its spool: what is left counts as spent.
    Change suspend() {
        if (state != LeaseState.LOST) {
            return unchanged();
        }
        long rest = reserve();
        return changed(new Balance(LeaseState.SUSPENSE, granted, settled, count, rest, closing), rest);
    }

    private boolean isPromising() {
        return state == LeaseState.OPEN || state == LeaseState.LOST;
    }

    private Balance in(LeaseState next) {
        return new Balance(next, granted, settled, count, suspense, closing);
    }

    private Balance closedWhenEqual() {
        return isPromising() && new Closing(settled, count).equals(closing) ? in(LeaseState.CLOSED) : this;
    }

    private Change changed(Balance after, long posted) {
        return new Change(after, new Movement(after.reserve() - reserve(), posted));
    }

    private Change unchanged() {
        return new Change(this, Movement.NONE);
    }

    /// What a gateway spent from a lease in all.
    record Closing(long total, long count) {}

    /// The lease afterwards, and what its windows have to follow.
    record Change(Balance after, Movement movement) {
        Change {
            Objects.requireNonNull(after, "after is null");
            Objects.requireNonNull(movement, "movement is null");
        }
    }
}
