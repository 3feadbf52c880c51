package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.usage.lease.Spend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that one transaction has to write, worked out before anything is written.
final class Batch {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Spend> spends = new ArrayList<>();
    private final List<Settlement> settlements = new ArrayList<>();
    private final Map<UUID, Instant> lastUsed = new HashMap<>();
    private final List<Discrepancy> discrepancies = new ArrayList<>();

    /// Compares what is booked with what the testimonies say now.
    void settle(Settlement before, List<Testimony> testimonies, Facts facts) {
        Booking old = before.booking();
        Facts pinned = old == null ? facts : facts.with(old.tenantId(), old.terms());
        Optional<Settler.Verdict> verdict = Settler.settle(testimonies, pinned);
        if (verdict.isEmpty()) {
            return;
        }
        Booking booking = verdict.get().booking();
        Settler.Disagreement disagreement = verdict.get().disagreement();
        if (disagreement != null) {
            discrepancies.add(new Discrepancy(
                    before.requestId(), booking.tenantId(), disagreement.gatewayCost(), disagreement.litellmCost()));
        }
        testimonies.forEach(this::used);
        if (old == null || !old.booksSameAs(booking)) {
            rebook(before, old, booking);
        } else if (!old.equals(booking)) {
            settlements.add(new Settlement(before.requestId(), before.revision(), booking));
        }
    }

    List<Entry> entries() {
        return entries;
    }

    List<Spend> spends() {
        return spends;
    }

    List<Settlement> settlements() {
        return settlements;
    }

    Map<UUID, Instant> lastUsed() {
        return lastUsed;
    }

    List<Discrepancy> discrepancies() {
        return discrepancies;
    }

    private void rebook(Settlement before, @Nullable Booking old, Booking booking) {
        int revision = before.revision() + 1;
        if (old != null) {
            entries.addAll(Entry.reversal(before.requestId(), before.revision(), old));
            spend(old, -1);
        }
        entries.addAll(Entry.booking(before.requestId(), revision, booking));
        spend(booking, 1);
        settlements.add(new Settlement(before.requestId(), revision, booking));
    }

    private void spend(Booking booking, int sign) {
        for (Booking.Posting posting : booking.postings()) {
            spends.add(
                    new Spend(posting.leaseId(), posting.account(), booking.admitted(), sign * posting.amount(), sign));
        }
    }

    private void used(Testimony testimony) {
        testimony
                .attempts()
                .forEach(attempt ->
                        lastUsed.merge(attempt.providerKeyId(), testimony.completed(), (a, b) -> a.isAfter(b) ? a : b));
    }

    record Discrepancy(UUID requestId, UUID tenantId, long gatewayCost, long litellmCost) {}
}
