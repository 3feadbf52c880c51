package io.cloudfreedom.router.usage.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.event.UsageRecorded;
import io.cloudfreedom.router.contracts.lease.Lease;
import io.cloudfreedom.router.contracts.usage.AgentRecord;
import io.cloudfreedom.router.usage.tidying.Tidying;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is booked from what witnesses say.
@QuarkusTest
class LedgerQuarkusTest extends RunningService {
    private static final int REQUESTS = 8 * Integer.getInteger("router.test.effort", 1);

    @Inject
    Tidying tidying;

    @Inject
    MeterRegistry metrics;

    @Test
    void anyOrderAndRepetitionOfRecordsGivesTheSameLedger() {
        announce(1_000_000_000_000L);
        awaitAgent();
        UUID price = awaitPrice();
        Lease lease = lease(request(tenantAccount(), 1, 900_000_000, 900_000_000));
        List<Runnable> tellings = new ArrayList<>();
        long expected = 0;
        for (int i = 0; i < REQUESTS; i++) {
            UUID request = Cast.id();
            long input = 100L + i;
            AgentRecord accepted = cast.accepted(proxy, request, price, List.of(share(lease)));
            AgentRecord seen = cast.seen(request, input, 10);
            var metered = cast.metered(request, price, input, 10, List.of(share(lease)));
            tellings.add(() -> report(List.of(accepted)));
            tellings.add(() -> report(List.of(seen)));
            tellings.add(() -> publish(metered));
            tellings.add(() -> report(List.of(seen, accepted)));
            tellings.add(() -> publish(metered));
            expected += input * 2_500 + 10 * 10_000;
        }
        Collections.shuffle(tellings, new Random(42));
        tellings.forEach(Runnable::run);

        long total = expected;
        await().atMost(SOON).until(() -> settledRequests() == REQUESTS && posted() == total);
        assertThat(number("select sum(cost)::bigint from ledger_entry where debit_account = $1"))
                .isEqualTo(total);
        assertThat(number("select sum(requests)::bigint from ledger_entry where debit_account = $1"))
                .isEqualTo(REQUESTS);
        assertThat(number("select sum(cost)::bigint from usage_daily where 'tenant/' || tenant_id || '/usd' = $1"))
                .isEqualTo(total);
        assertThat(held()).isEqualTo(900_000_000 - total);
        assertThat(reportedTotal()).isEqualTo("0." + "%09d".formatted(total));
    }

    @Test
    void nothingIsLostBetweenLedgerSumsLeasesAndWindows() {
        announce(1_000_000_000L);
        Lease lease = lease(request(tenantAccount(), 1, 100_000_000, 100_000_000));
        publish(cast.metered(Cast.id(), awaitPrice(), 1_000, 100, List.of(share(lease))));
        await().atMost(SOON).until(() -> posted() == 3_500_000);

        conservation().body("conserved", is(true));
    }

    @Test
    void aSumThatIsNotItsLinesIsFound() {
        announce(1_000_000_000L);
        publish(cast.metered(Cast.id(), awaitPrice(), 1_000, 100, List.of(tenantShare())));
        await().atMost(SOON).until(() -> posted() == 3_500_000);
        String change = "update usage_daily set cost = cost %s 1 where 'tenant/' || tenant_id || '/usd' = $1";
        run(change.formatted("+"));
        try {
            conservation().body("conserved", is(false)).body("differing_sums", is(1));
        } finally {
            run(change.formatted("-"));
        }
        conservation().body("conserved", is(true));
    }

    @Test
    void everyNightTheBooksAreChecked() {
        await().atMost(SOON)
                .until(() -> given().auth()
                        .oauth2(issuer.finance())
                        .get("/api/admin/conservation/nights")
                        .jsonPath()
                        .getList("items.day")
                        .contains(LocalDate.now(ZoneOffset.UTC).toString()));
    }

    @Test
    void whatCostsMoreThanWasReservedIsBookedAsAnOverrun() {
        announce(1_000_000_000L);
        UUID price = awaitPrice();
        Lease lease = lease(request(tenantAccount(), 1, 1_000_000, 1_000_000));

        // 1000 × 2.5 µUSD on a reservation of 1000 µUSD
        publish(cast.metered(Cast.id(), price, 1_000, 0, List.of(share(lease), keyShare())));

        await().atMost(SOON).until(() -> posted() == 2_500_000);
        assertThat(held()).isZero();
        assertThat(number("select cost from ledger_entry where debit_account = $1 and overrun"))
                .isEqualTo(1_500_000);
        assertThat(number("select sum(attempts)::bigint from usage_daily where 'tenant/' || tenant_id || '/usd' = $1"))
                .isEqualTo(1);
    }

    @Test
    void twoExactWitnessesThatDifferAreReportedAndTheLargerIsBooked() {
        announce(1_000_000_000L);
        awaitAgent();
        UUID price = awaitPrice();
        UUID request = Cast.id();
        report(List.of(cast.accepted(proxy, request, price, List.of(tenantShare()))));
        report(List.of(cast.seen(request, 100, 0)));
        publish(cast.metered(request, price, 140, 0, List.of(tenantShare())));

        await().atMost(SOON)
                .until(() ->
                        number("select count(*) from discrepancy where 'tenant/' || tenant_id || '/usd' = $1") == 1);
        assertThat(number("select sum(cost)::bigint from ledger_entry where debit_account = $1"))
                .isEqualTo(350_000);
    }

    @Test
    void aRecordThatCanNeverBeBookedIsBuriedAndStopsNobody() {
        announce(null);
        UUID price = awaitPrice();
        String endless = "m".repeat(300);
        publish(cast.metered(Cast.id(), endless, price, 1, 1));
        publish(cast.metered(Cast.id(), price, 1, 1, List.of()));

        await().atMost(SOON).until(() -> settledRequests() == 1);
        await().atMost(SOON)
                .until(() -> readDeadLetters(Topic.USAGE).stream()
                        .anyMatch(payload -> payload.contains(endless)
                                && payload.contains(cast.tenant().toString())));
    }

    @Test
    void aZombieWhosePartitionsWereTakenBooksNothing() {
        announce(null);
        UUID price = awaitPrice();
        UsageRecorded taken = cast.metered(Cast.id(), price, 1, 1, List.of());
        double fenced = fenced();
        run("insert into inbox_offset (consumer, topic, partition, next_offset)"
                + " select 'usage-service-usage', 'cf.usage.v1', p, 0 from generate_series(0, 2) p where $1 <> ''"
                + " on conflict do nothing");
        // another process has got further
        run("update inbox_offset set next_offset = next_offset + 1000 where $1 <> '' and topic = 'cf.usage.v1'");
        publish(taken);
        await().atMost(SOON).until(() -> fenced() > fenced);
        run("update inbox_offset set next_offset = next_offset - 1000 where $1 <> '' and topic = 'cf.usage.v1'");

        publish(cast.metered(Cast.id(), price, 1, 1, List.of()));

        await().atMost(SOON).until(() -> settledRequests() == 1);
        assertThat(number("select count(*) from usage_record where $1 <> '' and request_id = '" + taken.requestId()
                        + "'"))
                .isZero();
    }

    @Test
    void partitionsAreMadeAheadAndOldEventsForgotten() {
        announce(null);
        run("insert into inbox_event (consumer, event_id, received)"
                + " select 'forgotten', uuidv7(), now() - interval '9 days' where $1 <> ''");

        tidying.round().await().atMost(SOON);

        assertThat(number("select count(*) from inbox_event where $1 <> '' and consumer = 'forgotten'"))
                .isZero();
        assertThat(number("select count(*) from inbox_event where $1 <> ''")).isPositive();
        assertThat(number("select count(*) from pg_class where $1 <> '' and relname ="
                        + " 'ledger_entry_' || to_char(now() + interval '24 months', 'YYYY_MM')"))
                .isEqualTo(1);
    }

    @Test
    void theLedgerCannotBeChanged() {
        announce(null);
        publish(cast.metered(Cast.id(), awaitPrice(), 1, 1, List.of()));
        await().atMost(SOON).until(() -> number("select count(*) from ledger_entry where debit_account = $1") == 1);

        assertThat(database.<Long>asSystem(tx -> tx.query("update ledger_entry set cost = 0")
                                .execute()
                                .map(r -> 0L))
                        .onFailure()
                        .recoverWithItem(-1L)
                        .await()
                        .atMost(SOON))
                .isEqualTo(-1);
    }

    private ValidatableResponse conservation() {
        return given().auth()
                .oauth2(issuer.finance())
                .get("/api/admin/conservation")
                .then()
                .statusCode(200);
    }

    private double fenced() {
        return metrics.counter("router.inbox.fenced", "topic", Topic.USAGE.topicName())
                .count();
    }

    private long settledRequests() {
        return number("select count(*) from settlement where booking like '%' || split_part($1, '/', 2) || '%'");
    }
}
