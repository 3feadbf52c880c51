package io.cloudfreedom.router.usage.ledger;

import static io.cloudfreedom.router.usage.ledger.OneRequest.FACTS;
import static io.cloudfreedom.router.usage.ledger.OneRequest.OWN;
import static io.cloudfreedom.router.usage.ledger.OneRequest.PRICE;
import static io.cloudfreedom.router.usage.ledger.OneRequest.R;
import static io.cloudfreedom.router.usage.ledger.OneRequest.REQUEST;
import static io.cloudfreedom.router.usage.ledger.OneRequest.SHARED;
import static io.cloudfreedom.router.usage.ledger.OneRequest.TENANT;
import static io.cloudfreedom.router.usage.ledger.OneRequest.VIRTUAL_KEY;
import static io.cloudfreedom.router.usage.ledger.OneRequest.accepted;
import static io.cloudfreedom.router.usage.ledger.OneRequest.attempt;
import static io.cloudfreedom.router.usage.ledger.OneRequest.booking;
import static io.cloudfreedom.router.usage.ledger.OneRequest.gateway;
import static io.cloudfreedom.router.usage.ledger.OneRequest.ok;
import static io.cloudfreedom.router.usage.ledger.OneRequest.refused;
import static io.cloudfreedom.router.usage.ledger.OneRequest.said;
import static io.cloudfreedom.router.usage.ledger.OneRequest.shares;
import static io.cloudfreedom.router.usage.ledger.OneRequest.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.UnknownPrice;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.PriceScope;
import io.cloudfreedom.router.contracts.event.Rates;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.contracts.lease.Unit;
import io.cloudfreedom.router.contracts.usage.AttemptOutcome;
import io.cloudfreedom.router.contracts.usage.Quality;
import io.cloudfreedom.router.pricing.PriceBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a request costs, and who pays it.
class ChargesTest {
    @Test
    void chargesTheKeyTheVirtualKeyAndTheTenant() {
        Booking booking = booking(accepted(), usage(Quality.EXACT, ok(OWN, 100, 20)));

        assertThat(booking.cost()).isEqualTo(300);
        assertThat(booking.lines()).singleElement().satisfies(line -> {
            assertThat(line.keySource()).isEqualTo(KeySource.OWN);
            assertThat(line.billed()).isZero();
            assertThat(line.requests()).isEqualTo(1);
        });
        assertThat(amounts(booking))
                .containsExactlyInAnyOrderEntriesOf(Map.of(TENANT, 300L, VIRTUAL_KEY, 300L, OWN, 300L, SHARED, 0L));
    }

    @Test
    void aDayIsTheTenantsOwn() {
        assertThat(booking(gateway(Quality.EXACT, OWN, 1, 1)).day()).isEqualTo(LocalDate.parse("2026-11-03"));
    }

    @Test
    void aRefusedAttemptCostsNothingAndTheNextOneIsAFallback() {
        Booking booking = booking(
                accepted(),
                usage(
                        Quality.EXACT,
                        attempt(OWN, AttemptOutcome.PROVIDER_ERROR, Quality.EXACT, 0, 0),
                        ok(SHARED, 10, 0)));

        assertThat(booking.lines())
                .extracting(Booking.Line::keySource)
                .containsExactly(KeySource.OWN, KeySource.FALLBACK);
        assertThat(booking.lines()).extracting(Booking.Line::cost).containsExactly(0L, 10L);
        assertThat(booking.lines()).extracting(Booking.Line::billed).containsExactly(0L, 12L);
        assertThat(booking.lines()).extracting(Booking.Line::requests).containsExactly(0L, 1L);
    }

    @Test
    void anAttemptThatTimedOutCostsAllThatItMay() {
        Booking booking = booking(
                accepted(),
                usage(Quality.EXACT, attempt(OWN, AttemptOutcome.TIMEOUT, Quality.UNKNOWN, 0, 0), ok(SHARED, 10, 0)));

        assertThat(amounts(booking))
                .containsEntry(OWN, R)
                .containsEntry(SHARED, 10L)
                .containsEntry(TENANT, R + 10);
    }

    @Test
    void aRequestThatDiedWithItsProcessCostsItsReservation() {
        Booking booking = booking(accepted(), usage(Quality.UNKNOWN));

        assertThat(booking.cost()).isEqualTo(2 * R);
        assertThat(amounts(booking))
                .containsExactlyInAnyOrderEntriesOf(Map.of(TENANT, 2 * R, VIRTUAL_KEY, 2 * R, OWN, R, SHARED, R));
    }

    @Test
    void whatHasNoPriceIsNeverFree() {
        Facts withoutPrices = new Facts(Map.of(), PriceBook.EMPTY, FACTS.ownerOfKey(), FACTS.termsOfTenant());

        Booking booking = Settler.settle(Testimony.of(List.of(gateway(Quality.EXACT, OWN, 1, 1))), withoutPrices)
                .orElseThrow()
                .booking();

        assertThat(booking.cost()).isEqualTo(R);
    }

    @Test
    void whatAnAttemptCostBeyondItsReservationIsALineOfItsOwn() {
        Booking booking = booking(accepted(), usage(Quality.EXACT, ok(SHARED, R + 500, 0)));

        assertThat(booking.lines()).hasSize(2);
        assertThat(booking.lines().getFirst())
                .returns(R, Booking.Line::cost)
                .returns(R + 500, line -> line.tokens().input())
                .returns(1L, Booking.Line::requests);
        assertThat(booking.lines().getLast())
                .returns(true, Booking.Line::overrun)
                .returns(500L, Booking.Line::cost)
                .returns(600L, Booking.Line::billed)
                .returns(0L, line -> line.tokens().input())
                .returns(0L, Booking.Line::requests);
        assertThat(booking.answer().input()).isEqualTo(R + 500);
        assertThat(amounts(booking)).containsEntry(TENANT, R + 500).containsEntry(SHARED, R + 500);
        assertThat(DailySum.of(Entry.booking(REQUEST, 1, booking, new Turn(1, null, Instant.EPOCH))))
                .singleElement()
                .returns(1L, DailySum::attempts)
                .returns(R + 500, DailySum::cost);
    }

    @Test
    void countsThatAreOutOfRangeCostWhatWasReserved() {
        Booking booking = booking(accepted(), usage(Quality.EXACT, ok(OWN, Long.MAX_VALUE, Long.MAX_VALUE)));

        assertThat(booking.cost()).isEqualTo(R);
    }

    @Test
    void requestsAndTokensCountTheAttemptThatAnsweredAndOnAKeyWhatItMayHaveAnswered() {
        List<LeaseShare> counts = List.of(
                counted(AccountType.TENANT, TENANT, Unit.REQUESTS, 1),
                counted(AccountType.TENANT, TENANT, Unit.TOKENS, 5_000),
                counted(AccountType.PROVIDER_KEY, OWN, Unit.TOKENS, 5_000),
                counted(AccountType.PROVIDER_KEY, SHARED, Unit.TOKENS, 5_000),
                counted(AccountType.VIRTUAL_KEY, VIRTUAL_KEY, Unit.REQUESTS, 1),
                counted(AccountType.PROVIDER_KEY, OWN, Unit.REQUESTS, 1),
                counted(AccountType.PROVIDER_KEY, SHARED, Unit.REQUESTS, 1));

        assertThat(posted(
                        counts,
                        usage(
                                Quality.EXACT,
                                attempt(OWN, AttemptOutcome.TIMEOUT, Quality.UNKNOWN, 0, 0),
                                ok(SHARED, 100, 20))))
                .containsExactly(1L, 120L, 5_000L, 120L, 1L, 1L, 1L);
        assertThat(posted(counts, usage(Quality.EXACT, attempt(OWN, AttemptOutcome.CUT, Quality.UNKNOWN, 0, 0))))
                .containsExactly(1L, 5_000L, 5_000L, 0L, 1L, 1L, 0L);
        assertThat(posted(counts, usage(Quality.EXACT, refused(OWN), ok(SHARED, 100, 20))))
                .containsExactly(1L, 120L, 0L, 120L, 1L, 0L, 1L);
        assertThat(posted(counts, usage(Quality.EXACT, refused(OWN), refused(SHARED))))
                .containsExactly(1L, 0L, 0L, 0L, 1L, 0L, 0L);
        assertThat(posted(counts, usage(Quality.UNKNOWN))).containsExactly(1L, 5_000L, 5_000L, 5_000L, 1L, 1L, 1L);
    }

    @Test
    void whatStandsInForAPriceGivesWayToItAndIsChargedByPolicy() {
        UUID standInId = new UUID(5, 9);
        PriceChanged hold = standIn(standInId, UnknownPrice.HOLD);
        PriceChanged estimate = standIn(standInId, UnknownPrice.ESTIMATE);
        Statement said = said(usage(SHARED, standInId, 10, 0));

        assertThat(bookedWith(hold, PriceBook.EMPTY, said))
                .returns(90L, Booking.Line::cost)
                .returns(0L, Booking.Line::billed);
        assertThat(bookedWith(estimate, PriceBook.EMPTY, said))
                .returns(90L, Booking.Line::cost)
                .returns(108L, Booking.Line::billed);
        assertThat(bookedWith(hold, PriceBook.of(List.of(FACTS.prices().get(PRICE), hold)), said))
                .returns(10L, Booking.Line::cost)
                .returns(12L, Booking.Line::billed)
                .returns(PRICE, Booking.Line::priceId);
    }

    private static Map<UUID, Long> amounts(Booking booking) {
        return booking.postings().stream()
                .collect(Collectors.toMap(posting -> posting.account().id(), Booking.Posting::amount));
    }

    private static Booking.Line bookedWith(PriceChanged pinned, PriceBook book, Statement said) {
        Facts facts = new Facts(Map.of(pinned.priceId(), pinned), book, FACTS.ownerOfKey(), FACTS.termsOfTenant());
        return Settler.settle(Testimony.of(List.of(said)), facts)
                .orElseThrow()
                .booking()
                .lines()
                .getFirst();
    }

    /// 9 nano-USD per token.
    private static PriceChanged standIn(UUID id, UnknownPrice policy) {
        return new PriceChanged(
                id,
                Provider.OPENAI,
                "gpt-4o",
                new PriceScope(null, null),
                Instant.EPOCH,
                new Rates(9_000_000, 9_000_000, 9_000_000, 9_000_000, 9_000_000, 9_000_000),
                List.of(),
                null,
                PriceChanged.standIn(policy));
    }

    private static LeaseShare counted(AccountType type, UUID id, Unit unit, long r) {
        return new LeaseShare(new UUID(9, 20), new AccountId(type, id, unit), r);
    }

    private static List<Long> posted(List<LeaseShare> shares, Statement usage) {
        Statement accepted =
                accepted(Stream.concat(shares.stream(), shares().stream()).toList());
        return booking(accepted, usage).postings().stream()
                .limit(shares.size())
                .map(Booking.Posting::amount)
                .toList();
    }
}
