package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.UnknownPrice;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.contracts.usage.Attempt;
import io.cloudfreedom.router.contracts.usage.AttemptOutcome;
import io.cloudfreedom.router.contracts.usage.Quality;
import io.cloudfreedom.router.contracts.usage.Tokens;
import io.cloudfreedom.router.pricing.Pricing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides what is booked for a request: a pure function of all that was ever said of it, so that the order and the
/// repetition of records change nothing.
///
/// The testimony that is believed most is booked (litellm exact, gateway exact, litellm estimated, unknown).
/// Two exact ones whose answers differ are a discrepancy, and the larger is booked. An attempt that a
/// provider refused costs nothing; one whose tokens nobody knows costs all that it was allowed to. What an
/// attempt cost beyond that is a line of its own.
final class Settler {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final Comparator<Booked> BEST_FIRST = Comparator.comparingInt(
                    (Booked b) -> b.testimony().rank())
            .thenComparingLong(b -> b.booking().cost())
            .thenComparing(b -> b.testimony().digest())
            .reversed();

    private Settler() {}

    /// Empty while nobody has said how the request ended.
    static Optional<Verdict> settle(Collection<Testimony> testimonies, Facts facts) {
        List<Booked> ranked = testimonies.stream()
                .map(t -> new Booked(t, book(t, facts)))
                .sorted(BEST_FIRST)
                .toList();
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        Booked best = ranked.getFirst();
        return Optional.of(otherExact(ranked)
                .filter(other -> !other.booking().answer().equals(best.booking().answer()))
                .map(other -> new Verdict(
                        other.booking().cost() > best.booking().cost() ? other.booking() : best.booking(),
                        new Disagreement(other.booking().cost(), best.booking().cost())))
                .orElseGet(() -> new Verdict(best.booking(), null)));
    }

    /// The exact word of the gateway, when the agent's is exact as well.
    private static Optional<Booked> otherExact(List<Booked> ranked) {
        return ranked.getFirst().testimony().rank() < Testimony.AGENT_EXACT
                ? Optional.empty()
                : ranked.stream()
                        .filter(b -> b.testimony().rank() == Testimony.GATEWAY_EXACT)
                        .findFirst();
    }

    private static Booking book(Testimony t, Facts facts) {
        List<Booking.Line> lines = t.attempts().isEmpty() && t.quality() == Quality.UNKNOWN
                ? unknownLines(t, facts)
                : attemptLines(t, facts);
        return new Booking(
                t.tenantId(),
                t.virtualKeyId(),
                t.model(),
                t.admitted().atZone(facts.terms(t.tenantId()).zone()).toLocalDate(),
                t.admitted(),
                t.witness(),
                t.quality(),
                t.status(),
                facts.terms(t.tenantId()),
                lines,
                t.leases().stream().map(share -> posting(share, lines, t)).toList());
    }

    private static List<Booking.Line> attemptLines(Testimony t, Facts facts) {
        List<Booking.Line> lines = new ArrayList<>();
        boolean ownFailed = false;
        for (int i = 0; i < t.attempts().size(); i++) {
            Attempt attempt = t.attempts().get(i);
            boolean last = i == t.attempts().size() - 1;
            PriceChanged price = price(t, attempt.providerKeyId(), facts);
            KeySource keySource = keySource(t, attempt.providerKeyId(), ownFailed, last, facts);
            long cost = cost(t, attempt, price);
            Booking.Line line = new Booking.Line(
                    i,
                    false,
                    last ? 1 : 0,
                    attempt.providerKeyId(),
                    provider(attempt.litellmModel(), price),
                    attempt.litellmModel(),
                    keySource,
                    attempt.outcome(),
                    price == null ? null : price.priceId(),
                    attempt.tokens(),
                    cost,
                    billed(cost, keySource, price, facts.terms(t.tenantId())));
            long allowed = Math.min(cost, t.allowed(attempt.providerKeyId()).orElse(Long.MAX_VALUE));
            lines.addAll(line.splitAt(allowed, billed(allowed, keySource, price, facts.terms(t.tenantId()))));
            ownFailed |= keySource == KeySource.OWN;
        }
        return lines;
    }

    /// The process died with the request: any of its keys may have been charged. The lines add up to what the
    /// tenant had reserved.
    private static List<Booking.Line> unknownLines(Testimony t, Facts facts) {
        List<LeaseShare> keys = t.leases().stream()
                .filter(share -> share.account().type() == AccountType.PROVIDER_KEY)
                .sorted(Comparator.comparing(share -> share.account().id()))
                .toList();
        long rest = t.leases().stream()
                .filter(share -> share.account().type() == AccountType.TENANT)
                .mapToLong(LeaseShare::r)
                .max()
                .orElse(Long.MAX_VALUE);
        List<Booking.Line> lines = new ArrayList<>();
        for (LeaseShare share : keys) {
            UUID key = share.account().id();
            PriceChanged price = price(t, key, facts);
            KeySource keySource = keySource(t, key, false, true, facts);
            long cost = Math.min(share.r(), rest);
            rest -= cost;
            lines.add(new Booking.Line(
                    lines.size(),
                    false,
                    lines.size() == keys.size() - 1 ? 1 : 0,
                    key,
                    provider("", price),
                    "",
                    keySource,
                    AttemptOutcome.CUT,
                    price == null ? null : price.priceId(),
                    Tokens.NONE,
                    cost,
                    billed(cost, keySource, price, facts.terms(t.tenantId()))));
        }
        return lines;
    }

    private static long cost(Testimony t, Attempt attempt, @Nullable PriceChanged price) {
        return switch (attempt.outcome()) {
            case PROVIDER_ERROR -> 0;
            case SUCCEEDED -> cost(t, attempt, price, attempt.quality() != Quality.UNKNOWN);
            case TIMEOUT, CUT -> cost(t, attempt, price, attempt.quality() == Quality.EXACT);
        };
    }

    private static long cost(Testimony t, Attempt attempt, @Nullable PriceChanged price, boolean counted) {
        return counted && price != null ? priced(t, attempt, price) : t.worstCaseOf(attempt.providerKeyId());
    }

    /// Counts so large that they have no price are nobody's word: the request costs what it was allowed to.
    private static long priced(Testimony t, Attempt attempt, PriceChanged price) {
        try {
            return Pricing.cost(price, attempt.tokens()).nanoUsd();
        } catch (ArithmeticException outOfRange) {
            return t.worstCaseOf(attempt.providerKeyId());
        }
    }

    private static long billed(long cost, KeySource keySource, @Nullable PriceChanged price, Facts.Terms terms) {
        if (keySource == KeySource.OWN || isHeld(price)) {
            return 0;
        }
        return BigDecimal.valueOf(cost)
                .multiply(HUNDRED.add(terms.markupPercent()))
                .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /// Charged only when the real price is known.
    private static boolean isHeld(@Nullable PriceChanged price) {
        return price != null && price.standsInBy().equals(Optional.of(UnknownPrice.HOLD));
    }

    private static KeySource keySource(Testimony t, UUID key, boolean ownFailed, boolean last, Facts facts) {
        UUID owner = facts.ownerOfKey().get(key);
        boolean own = owner == null ? t.answeredBy() == KeySource.OWN : owner.equals(t.tenantId());
        if (own) {
            return KeySource.OWN;
        }
        return ownFailed || (last && t.answeredBy() == KeySource.FALLBACK) ? KeySource.FALLBACK : KeySource.SHARED;
    }

    /// The price pinned at admission; what stood in for an unknown one gives way to it as soon as it is known.
    private static @Nullable PriceChanged price(Testimony t, UUID key, Facts facts) {
        UUID priceId = t.priceIds().get(key);
        PriceChanged pinned = priceId == null ? null : facts.prices().get(priceId);
        return pinned == null || pinned.standsInBy().isEmpty()
                ? pinned
                : facts.book()
                        .known(pinned.provider(), pinned.model(), t.tenantId(), key, t.admitted())
                        .orElse(pinned);
    }

    /// The pinned price knows; else the prefix of LiteLLM's model string does.
    private static Provider provider(String litellmModel, @Nullable PriceChanged price) {
        if (price != null) {
            return price.provider();
        }
        return switch (litellmModel.replaceFirst("/.*", "")) {
            case "azure" -> Provider.AZURE;
            case "bedrock" -> Provider.AWS;
            case "anthropic" -> Provider.ANTHROPIC;
            case "gemini", "vertex_ai" -> Provider.GOOGLE;
            default -> Provider.OPENAI;
        };
    }

    private static Booking.Posting posting(LeaseShare share, List<Booking.Line> lines, Testimony t) {
        long amount = switch (share.account().unit()) {
            case USD -> dollars(share, lines, t);
            case REQUESTS -> isCharged(share, t) ? 1 : 0;
            case TOKENS -> isCharged(share, t) ? tokens(share, t) : 0;
        };
        return new Booking.Posting(share.id(), share.account(), amount);
    }

    /// Tenants and virtual keys count every request; a provider key those that it answered, or may have.
    private static boolean isCharged(LeaseShare share, Testimony t) {
        if (share.account().type() != AccountType.PROVIDER_KEY) {
            return true;
        }
        return t.attempts().isEmpty()
                ? t.quality() == Quality.UNKNOWN
                : attemptsOn(share, t).anyMatch(attempt -> attempt.outcome() != AttemptOutcome.PROVIDER_ERROR);
    }

    /// Of the attempt that answered; a provider key counts all of its own. What nobody counted is all that was
    /// reserved.
    private static long tokens(LeaseShare share, Testimony t) {
        if (t.attempts().isEmpty()) {
            return t.quality() == Quality.UNKNOWN ? share.r() : 0;
        }
        return share.account().type() == AccountType.PROVIDER_KEY
                ? attemptsOn(share, t)
                        .mapToLong(attempt -> tokens(share, attempt))
                        .sum()
                : tokens(share, t.attempts().getLast());
    }

    private static Stream<Attempt> attemptsOn(LeaseShare share, Testimony t) {
        return t.attempts().stream()
                .filter(attempt ->
                        attempt.providerKeyId().equals(share.account().id()));
    }

    private static long tokens(LeaseShare share, Attempt attempt) {
        return switch (attempt.outcome()) {
            case PROVIDER_ERROR -> 0;
            case SUCCEEDED -> attempt.quality() == Quality.UNKNOWN ? share.r() : total(attempt, share);
            case TIMEOUT, CUT -> attempt.quality() == Quality.EXACT ? total(attempt, share) : share.r();
        };
    }

    private static long total(Attempt attempt, LeaseShare share) {
        try {
            return Math.addExact(attempt.inputTokens(), attempt.outputTokens());
        } catch (ArithmeticException outOfRange) {
            return share.r();
        }
    }

    private static long dollars(LeaseShare share, List<Booking.Line> lines, Testimony t) {
        return switch (share.account().type()) {
            case TENANT, VIRTUAL_KEY -> sum(lines.stream());
            case PROVIDER_KEY ->
                t.attempts().isEmpty() && t.quality() == Quality.UNKNOWN
                        ? share.r()
                        : sum(lines.stream()
                                .filter(l ->
                                        l.providerKeyId().equals(share.account().id())));
        };
    }

    private static long sum(Stream<Booking.Line> lines) {
        return lines.mapToLong(Booking.Line::cost).reduce(0, Math::addExact);
    }

    /// @param disagreement there when two exact witnesses do not agree
    record Verdict(Booking booking, @Nullable Disagreement disagreement) {}

    /// What each of two exact witnesses would have booked.
    record Disagreement(long gatewayCost, long litellmCost) {}

    private record Booked(Testimony testimony, Booking booking) {}
}
