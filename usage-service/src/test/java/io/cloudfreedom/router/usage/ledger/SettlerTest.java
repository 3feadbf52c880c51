package io.cloudfreedom.router.usage.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.admission.Admission;
import io.cloudfreedom.router.contracts.admission.AdmittedAttempt;
import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.UnknownPrice;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.PriceScope;
import io.cloudfreedom.router.contracts.event.Rates;
import io.cloudfreedom.router.contracts.event.UsageRecorded;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.contracts.lease.Unit;
import io.cloudfreedom.router.contracts.usage.AgentRecord;
import io.cloudfreedom.router.contracts.usage.Attempt;
import io.cloudfreedom.router.contracts.usage.AttemptOutcome;
import io.cloudfreedom.router.contracts.usage.Quality;
import io.cloudfreedom.router.contracts.usage.RequestStatus;
import io.cloudfreedom.router.contracts.usage.Witness;
import io.cloudfreedom.router.pricing.PriceBook;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettlerTest {
    private static final UUID REQUEST = new UUID(1, 1);
    private static final UUID TENANT = new UUID(2, 1);
    private static final UUID VIRTUAL_KEY = new UUID(3, 1);
    private static final UUID OWN = new UUID(4, 1);
    private static final UUID SHARED = new UUID(4, 2);
    private static final UUID PRICE = new UUID(5, 1);
    private static final long R = 1_000_000;
    private static final Instant ADMITTED = Instant.parse("2026-11-02T23:30:00Z");

    /// 1 nano-USD per input token, 10 per output token; mark-up 20 %.
    private static final Facts FACTS = new Facts(
            Map.of(
                    PRICE,
                    new PriceChanged(
                            PRICE,
                            Provider.OPENAI,
                            "gpt-4o",
                            new PriceScope(null, null),
                            Instant.EPOCH,
                            new Rates(1_000_000, 1_000_000, 1_000_000, 1_000_000, 10_000_000, 10_000_000),
                            List.of(),
                            "test")),
            PriceBook.EMPTY,
            Map.of(OWN, TENANT, SHARED, PlatformTenant.ID),
            Map.of(TENANT, new Facts.Terms(ZoneId.of("Europe/Berlin"), new BigDecimal("20"))));

    @Test
    void nothingIsBookedBeforeTheRequestEnded() {
        assertThat(settle(accepted())).isEmpty();
    }

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
    void theAgentsExactWordCountsMoreThanTheGatewaysAndThatMoreThanAnEstimate() {
        Statement gateway = gateway(Quality.EXACT, OWN, 100, 20);

        assertThat(booking(
                                accepted(),
                                usage(
                                        Quality.ESTIMATED,
                                        attempt(OWN, AttemptOutcome.SUCCEEDED, Quality.ESTIMATED, 999, 99)),
                                gateway)
                        .witness())
                .isEqualTo(Witness.GATEWAY);
        assertThat(booking(accepted(), usage(Quality.EXACT, ok(OWN, 100, 20)), gateway)
                        .witness())
                .isEqualTo(Witness.LITELLM);
        assertThat(booking(accepted(), usage(Quality.UNKNOWN), gateway).witness())
                .isEqualTo(Witness.GATEWAY);
    }

    @Test
    void anEarlierAttemptThatTimedOutIsChargedWhoeverIsBelieved() {
        Statement agent = usage(
                Quality.UNKNOWN,
                attempt(OWN, AttemptOutcome.TIMEOUT, Quality.UNKNOWN, 0, 0),
                attempt(SHARED, AttemptOutcome.CUT, Quality.UNKNOWN, 0, 0));

        Booking booking = booking(accepted(), agent, gateway(Quality.EXACT, SHARED, 10, 0));

        assertThat(booking.witness()).isEqualTo(Witness.GATEWAY);
        assertThat(booking.lines()).extracting(Booking.Line::cost).containsExactly(R, 10L);
    }

    @Test
    void twoExactWordsThatDifferAreADiscrepancyAndTheLargerIsBooked() {
        Settler.Verdict verdict = settle(
                        accepted(), usage(Quality.EXACT, ok(OWN, 100, 20)), gateway(Quality.EXACT, OWN, 100, 30))
                .orElseThrow();

        assertThat(verdict.disagreement()).isEqualTo(new Settler.Disagreement(400, 300));
        assertThat(verdict.booking().cost()).isEqualTo(400);
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
        Statement said = Statement.of(usage(SHARED, standInId, 10, 0));

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

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_261_124})
    void orderAndRepetitionOfStatementsChangeNothing(long seed) {
        List<Statement> statements = List.of(
                accepted(),
                usage(
                        Quality.EXACT,
                        attempt(OWN, AttemptOutcome.PROVIDER_ERROR, Quality.EXACT, 0, 0),
                        ok(SHARED, 70, 9)),
                usage(Quality.UNKNOWN),
                gateway(Quality.EXACT, SHARED, 70, 9));
        Random random = new Random(seed);
        Settler.Verdict expected = settle(statements.toArray(Statement[]::new)).orElseThrow();
        for (int i = 0; i < 200; i++) {
            List<Statement> shuffled = new ArrayList<>(statements);
            shuffled.add(statements.get(random.nextInt(statements.size())));
            Collections.shuffle(shuffled, random);

            Settlement settlement = Settlement.none(REQUEST);
            List<Statement> said = new ArrayList<>();
            long booked = 0;
            for (Statement statement : shuffled) {
                if (!said.contains(statement)) {
                    said.add(statement);
                }
                Batch batch = new Batch();
                settlement = batch.settle(settlement, Testimony.of(said), FACTS, new Turn(1, null, Instant.EPOCH));
                booked += batch.entries().stream().mapToLong(Entry::cost).sum();
            }

            assertThat(settlement.booking()).as("seed %d %s", seed, shuffled).isEqualTo(expected.booking());
            assertThat(booked)
                    .as("seed %d %s", seed, shuffled)
                    .isEqualTo(expected.booking().cost());
        }
    }

    private static Optional<Settler.Verdict> settle(Statement... statements) {
        return Settler.settle(Testimony.of(Arrays.asList(statements)), FACTS);
    }

    private static Booking booking(Statement... statements) {
        return settle(statements).orElseThrow().booking();
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

    private static Statement accepted() {
        return accepted(shares());
    }

    private static Statement accepted(List<LeaseShare> shares) {
        return Statement.of(new AgentRecord.Accepted(
                REQUEST,
                1,
                ADMITTED,
                new Admission(
                        "a1",
                        REQUEST,
                        TENANT,
                        VIRTUAL_KEY,
                        "gpt-4o",
                        List.of(new AdmittedAttempt("t:gpt-4o", R), new AdmittedAttempt("shared:gpt-4o", R)),
                        List.of(),
                        "litellm-1",
                        1,
                        Map.of(OWN, PRICE, SHARED, PRICE),
                        shares,
                        ADMITTED.toEpochMilli(),
                        ADMITTED.toEpochMilli() + 60_000)));
    }

    private static List<LeaseShare> shares() {
        return List.of(
                share(11, AccountType.TENANT, TENANT, 2 * R),
                share(12, AccountType.VIRTUAL_KEY, VIRTUAL_KEY, 2 * R),
                share(13, AccountType.PROVIDER_KEY, OWN, R),
                share(14, AccountType.PROVIDER_KEY, SHARED, R));
    }

    private static LeaseShare share(long lease, AccountType type, UUID id, long r) {
        return new LeaseShare(new UUID(9, lease), AccountId.usd(type, id), r);
    }

    private static Statement usage(Quality quality, Attempt... attempts) {
        return Statement.of(new AgentRecord.Usage(
                REQUEST,
                1,
                RequestStatus.SUCCEEDED,
                quality,
                200,
                null,
                ADMITTED.plusSeconds(1),
                Arrays.asList(attempts)));
    }

    private static Attempt ok(UUID key, long input, long output) {
        return attempt(key, AttemptOutcome.SUCCEEDED, Quality.EXACT, input, output);
    }

    private static Attempt refused(UUID key) {
        return attempt(key, AttemptOutcome.PROVIDER_ERROR, Quality.EXACT, 0, 0);
    }

    private static Attempt attempt(UUID key, AttemptOutcome outcome, Quality quality, long input, long output) {
        return new Attempt(key, "openai/gpt-4o", outcome, quality, 200, input, 0, 0, 0, output, 0, null);
    }

    private static Statement gateway(Quality quality, UUID key, long input, long output) {
        return Statement.of(usage(key, PRICE, input, output, shares().subList(0, 3), quality));
    }

    private static UsageRecorded usage(UUID key, UUID price, long input, long output) {
        return usage(key, price, input, output, List.of(), Quality.EXACT);
    }

    private static UsageRecorded usage(
            UUID key, UUID price, long input, long output, List<LeaseShare> leases, Quality quality) {
        return new UsageRecorded(
                REQUEST,
                List.of(),
                TENANT,
                VIRTUAL_KEY,
                key,
                TENANT.equals(FACTS.ownerOfKey().get(key)) ? KeySource.OWN : KeySource.SHARED,
                Provider.OPENAI,
                "gpt-4o",
                "openai/gpt-4o",
                "litellm-1",
                1,
                ADMITTED,
                ADMITTED.plusSeconds(1),
                null,
                RequestStatus.SUCCEEDED,
                200,
                input,
                0,
                0,
                0,
                output,
                0,
                null,
                null,
                price,
                leases,
                Witness.GATEWAY,
                quality);
    }
}
