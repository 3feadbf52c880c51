package io.cloudfreedom.router.gateway.lease;

import io.cloudfreedom.router.contracts.lease.CloseRequest;
import io.cloudfreedom.router.contracts.lease.Lease;
import io.cloudfreedom.router.contracts.lease.ProxyEpoch;
import java.util.Set;

/// One lease in hand. Guarded by the book that it stands in.
///
/// Always `granted = free + open + settled + kept + returned`, where `open` is the worst case of running
/// requests and `kept` what ended without exact knowledge: that is settled by the agent's record and never
/// freed here.
final class HeldLease {
    final Lease lease;
    private final Set<ProxyEpoch> epochs;
    private final boolean unbounded;
    private final long grantedAt;
    private long free;
    private long settled;
    private long count;
    private int open;
    private boolean kept;
    private boolean ending;
    private long lastUsed;

    HeldLease(Lease lease, long now) {
        this.lease = lease;
        this.epochs = Set.copyOf(lease.epochs());
        Long granted = lease.granted();
        this.unbounded = granted == null;
        this.free = granted == null ? 0 : granted;
        this.grantedAt = now;
        this.lastUsed = now;
    }

    boolean admits(long amount, ProxyEpoch on, long now) {
        return !ending && now < lease.expiresAt() && (unbounded || free >= amount) && epochs.contains(on);
    }

    boolean covers(Set<ProxyEpoch> alive) {
        return epochs.containsAll(alive);
    }

    void take(long amount, long now) {
        if (!unbounded) {
            free -= amount;
        }
        open++;
        lastUsed = now;
    }

    /// Nothing was spent, and that is certain.
    void release(long amount) {
        open--;
        credit(amount);
    }

    /// Exactly `spent` was spent; `keep` of the rest may still turn out to be.
    void settle(long amount, long spent, long keep) {
        open--;
        settled += spent;
        count++;
        kept |= keep > 0;
        credit(amount - spent - keep);
    }

    private void credit(long amount) {
        if (!unbounded) {
            free += amount;
        }
    }

    /// Takes all idle room out, to be returned; 0 when there is none.
    long takeIdle() {
        long idle = idle();
        free -= idle;
        return idle;
    }

    long idle() {
        return unbounded ? 0 : Math.max(0, free);
    }

    /// What this lease adds to a balance that was drawn at a moment: its idle room when the balance counts
    /// all of it as held, less what was taken of it when the balance does not know it yet.
    long beyond(long moment) {
        Long granted = lease.granted();
        if (granted == null) {
            return 0;
        }
        return grantedAt < moment ? idle() : idle() - granted;
    }

    boolean runsLow() {
        Long granted = lease.granted();
        return granted != null && free < granted / 4;
    }

    void end() {
        ending = true;
    }

    boolean ending() {
        return ending;
    }

    boolean bounded() {
        return !unbounded;
    }

    /// Whether all that was taken is known to the last unit, so that it can be closed.
    boolean closable() {
        return open == 0 && !kept;
    }

    CloseRequest closing() {
        return new CloseRequest(settled, count);
    }

    /// When it came in, by our clock.
    long grantedAt() {
        return grantedAt;
    }

    long lastUsed() {
        return lastUsed;
    }
}
