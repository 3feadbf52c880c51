package io.cloudfreedom.router.usage.ledger;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a request comes to by all that is said of it, before a turn books it.
///
/// @param before what is booked until then
/// @param disagreement there when two exact witnesses do not agree
/// @param facts what it was judged by
record Judgement(
        Settlement before,
        Booking booking,
        Settler.@Nullable Disagreement disagreement,
        List<Testimony> testimonies,
        Facts facts) {
    Judgement {
        Objects.requireNonNull(before, "before is null");
        Objects.requireNonNull(booking, "booking is null");
        testimonies = List.copyOf(testimonies);
    }

    /// By the tenant's terms of the first booking. Empty while nobody has said how the request ended.
    static Optional<Judgement> of(Settlement before, List<Testimony> testimonies, Facts facts) {
        Booking old = before.booking();
        return Settler.settle(testimonies, old == null ? facts : facts.with(old.tenantId(), old.terms()))
                .map(verdict -> new Judgement(before, verdict.booking(), verdict.disagreement(), testimonies, facts));
    }

    /// Whether anything of what is booked is another than before, be it only who said it.
    boolean isNews() {
        return !booking.equals(before.booking());
    }

    Settlement after() {
        return before.after(booking);
    }
}
