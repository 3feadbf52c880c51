package io.cloudfreedom.router.usage.ledger;

import static io.cloudfreedom.router.usage.ledger.OneRequest.FACTS;
import static io.cloudfreedom.router.usage.ledger.OneRequest.OWN;
import static io.cloudfreedom.router.usage.ledger.OneRequest.R;
import static io.cloudfreedom.router.usage.ledger.OneRequest.REQUEST;
import static io.cloudfreedom.router.usage.ledger.OneRequest.SHARED;
import static io.cloudfreedom.router.usage.ledger.OneRequest.accepted;
import static io.cloudfreedom.router.usage.ledger.OneRequest.attempt;
import static io.cloudfreedom.router.usage.ledger.OneRequest.booking;
import static io.cloudfreedom.router.usage.ledger.OneRequest.gateway;
import static io.cloudfreedom.router.usage.ledger.OneRequest.ok;
import static io.cloudfreedom.router.usage.ledger.OneRequest.settle;
import static io.cloudfreedom.router.usage.ledger.OneRequest.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.usage.AttemptOutcome;
import io.cloudfreedom.router.contracts.usage.Quality;
import io.cloudfreedom.router.contracts.usage.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which witness is believed.
class SettlerTest {
    @Test
    void nothingIsBookedBeforeTheRequestEnded() {
        assertThat(settle(accepted())).isEmpty();
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
}
