package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.usage.lease.Spend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// All that one transaction has to write, worked out before anything is written.
final class Batch {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Spend> spends = new ArrayList<>();
    private final Map<UUID, Instant> lastUsed = new HashMap<>();
    private final List<Discrepancy> discrepancies = new ArrayList<>();
    private final Set<UUID> rebooked = new TreeSet<>();
    private final List<Unrated.Line> unrated = new ArrayList<>();

    /// Books what the testimonies say now instead of what is booked, in this turn.
    ///
    /// @return what is booked afterwards
    Settlement settle(Settlement before, List<Testimony> testimonies, Facts facts, Turn turn) {
        return Judgement.of(before, testimonies, facts)
                .map(judgement -> {
                    book(judgement, turn);
                    return judgement.after();
                })
                .orElse(before);
    }

    /// Books a judgement in this turn.
    void book(Judgement judgement, Turn turn) {
        Settlement before = judgement.before();
        Settler.Disagreement disagreement = judgement.disagreement();
        if (disagreement != null) {
            discrepancies.add(new Discrepancy(
                    before.requestId(),
                    judgement.booking().tenantId(),
                    disagreement.gatewayCost(),
                    disagreement.litellmCost()));
        }
        judgement.testimonies().forEach(this::used);
        if (before.isRebookedBy(judgement.booking())) {
            rebook(before, judgement.booking(), turn);
            rate(before.requestId(), judgement.booking(), judgement.facts());
        }
    }

    List<Entry> entries() {
        return entries;
    }

    List<Spend> spends() {
        return spends;
    }

    Map<UUID, Instant> lastUsed() {
        return lastUsed;
    }

    /// Requests whose lines are new.
    Set<UUID> rebooked() {
        return rebooked;
    }

    /// Of those, the lines whose price is not known.
    List<Unrated.Line> unrated() {
        return unrated;
    }

    List<Discrepancy> discrepancies() {
        return discrepancies;
    }

    private void rebook(Settlement before, Booking booking, Turn turn) {
        Booking old = before.booking();
        if (old != null) {
            entries.addAll(Entry.reversal(before.requestId(), before.revision(), old, turn));
            spend(old, -1);
        }
        entries.addAll(Entry.booking(before.requestId(), before.revision() + 1, booking, turn));
        spend(booking, 1);
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

    /// Notes what is booked at a stand-in for its price.
    private void rate(UUID requestId, Booking booking, Facts facts) {
        rebooked.add(requestId);
        for (Booking.Line line : booking.lines()) {
            PriceChanged price = line.priceId() == null ? null : facts.prices().get(line.priceId());
            if (price != null && price.standsInBy().isPresent()) {
                unrated.add(new Unrated.Line(
                        requestId,
                        line.providerKeyId(),
                        booking.tenantId(),
                        price.provider().json(),
                        price.model(),
                        booking.admitted()));
            }
        }
    }

    record Discrepancy(UUID requestId, UUID tenantId, long gatewayCost, long litellmCost) {}
}
