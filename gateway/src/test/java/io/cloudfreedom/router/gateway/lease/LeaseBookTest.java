package io.cloudfreedom.router.gateway.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.CloseRequest;
import io.cloudfreedom.router.contracts.lease.GrantRequest;
import io.cloudfreedom.router.contracts.lease.GrantResult;
import io.cloudfreedom.router.contracts.lease.Lease;
import io.cloudfreedom.router.contracts.lease.ProxyEpoch;
import io.cloudfreedom.router.contracts.lease.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseBookTest {
    private static final ProxyEpoch ONE = new ProxyEpoch("litellm-1", 1);
    private static final ProxyEpoch RESTARTED = new ProxyEpoch("litellm-1", 2);
    private static final AccountId TENANT = AccountId.usd(AccountType.TENANT, new UUID(0, 1));
    private static final AccountId KEY = AccountId.usd(AccountType.VIRTUAL_KEY, new UUID(0, 2));

    private long now = 1_000_000;
    private final LeaseBook book = new LeaseBook(new UUID(9, 9), new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }
    });

    @Test
    void takesOnAllAccountsOrOnNone() {
        grant(TENANT, 100L, ONE);
        List<Charge> both = List.of(new Charge(TENANT, 60), new Charge(KEY, 60));

        assertThat(book.take(both, ONE)).isEqualTo(new Take.Missing(List.of(new Charge(KEY, 60))));
        assertThat(book.idle(TENANT)).isEqualTo(100);

        grant(KEY, 100L, ONE);
        Reservation room = taken(both, ONE);
        assertThat(room.shares()).hasSize(2);
        assertThat(book.idle(TENANT)).isEqualTo(40);
        assertThat(book.idle(KEY)).isEqualTo(40);
    }

    @Test
    void neverMoreThanGranted() {
        grant(TENANT, 100L, ONE);
        taken(charge(60), ONE);

        assertThat(book.take(charge(41), ONE)).isInstanceOf(Take.Missing.class);
        taken(charge(40), ONE);
    }

    @Test
    void settlingGivesBackWhatWasNotSpentOnce() {
        grant(TENANT, 100L, ONE);
        Reservation room = taken(charge(60), ONE);

        book.settle(room, account -> 25, account -> 0);
        book.settle(room, account -> 0, account -> 0);
        book.release(room);

        assertThat(book.idle(TENANT)).isEqualTo(75);
    }

    @Test
    void keepsWhatMayStillHaveBeenSpent() {
        grant(TENANT, 100L, ONE);
        book.settle(taken(charge(60), ONE), account -> 10, account -> 30);

        assertThat(book.idle(TENANT)).isEqualTo(60);
        assertThat(book.endAll()).singleElement().isInstanceOf(LeaseEnd.Return.class);
    }

    @Test
    void oneGrantAtATimeForEachAccount() {
        assertThat(book.ask(new Charge(TENANT, 5))).isPresent();
        assertThat(book.ask(new Charge(TENANT, 5))).isEmpty();
        assertThat(book.ask(new Charge(KEY, 5))).isPresent();
    }

    @Test
    void anAnswerCountsOnlyWhileItsGrantIsPending() {
        GrantRequest request = book.ask(new Charge(TENANT, 5)).orElseThrow();

        assertThat(book.giveUp(request.grantId())).isPresent();
        assertThat(book.answered(result(request, 100L, ONE))).isFalse();
        assertThat(book.idle(TENANT)).isZero();
        assertThat(book.giveUp(request.grantId())).isEmpty();

        GrantRequest again = book.ask(new Charge(TENANT, 5)).orElseThrow();
        assertThat(again.grantId()).isNotEqualTo(request.grantId());
        assertThat(book.answered(result(again, 100L, ONE))).isTrue();
        assertThat(book.answered(result(again, 100L, ONE))).isFalse();
        assertThat(book.idle(TENANT)).isEqualTo(100);
    }

    @Test
    void aLeaseServesOnlyItsEpochsAndItsTime() {
        grant(TENANT, 100L, ONE);

        assertThat(book.take(charge(1), RESTARTED)).isInstanceOf(Take.Missing.class);
        now += 59_999;
        taken(charge(1), ONE);
        now += 1;
        assertThat(book.take(charge(1), ONE)).isInstanceOf(Take.Missing.class);
    }

    @Test
    void theFenceIsTheSmallestOfItsLeases() {
        grant(TENANT, 100L, ONE);
        now += 5;
        grant(KEY, 100L, ONE);

        Reservation room = taken(List.of(new Charge(TENANT, 1), new Charge(KEY, 1)), ONE);
        assertThat(room.fenceAt()).isEqualTo(now - 5 + 90_000);
    }

    @Test
    void anAccountWithoutLimitHasRoomForAnything() {
        grant(TENANT, null, ONE);

        taken(charge(Long.MAX_VALUE), ONE);
        taken(charge(Long.MAX_VALUE), ONE);
        assertThat(book.idle(TENANT)).isZero();
    }

    @Test
    void asksAheadWhenRoomRunsLow() {
        grant(TENANT, 100L, ONE);
        taken(charge(50), ONE);
        assertThat(book.askAhead(charge(50), Set.of(ONE))).isEmpty();

        taken(charge(40), ONE);
        assertThat(book.askAhead(charge(50), Set.of(ONE))).hasSize(1);
        assertThat(book.askAhead(charge(50), Set.of(ONE))).isEmpty();
    }

    @Test
    void asksAheadWhenAProcessIsNew() {
        grant(TENANT, 100L, ONE);

        assertThat(book.askAhead(charge(5), Set.of(RESTARTED))).hasSize(1);
    }

    @Test
    void asksForNoMoreThanNeededAfterARefusal() {
        GrantRequest request = book.ask(new Charge(TENANT, 5)).orElseThrow();
        assertThat(request.want()).isGreaterThan(5);
        book.answered(new GrantResult(request.grantId(), null, new Refusal("day", 1, 1, 0, Instant.EPOCH, null), null));

        assertThat(book.ask(new Charge(TENANT, 5)).orElseThrow().want()).isEqualTo(5);
        assertThat(book.askAhead(charge(5), Set.of(ONE))).isEmpty();
    }

    @Test
    void closesWithItsTotalsWhenNothingIsOpen() {
        UUID lease = grant(TENANT, 100L, ONE);
        Reservation first = taken(charge(10), ONE);
        Reservation second = taken(charge(10), ONE);
        book.settle(first, account -> 7, account -> 0);
        now += 61_000;

        assertThat(book.sweep(Set.of(ONE))).singleElement().isInstanceOfSatisfying(LeaseEnd.Return.class, r -> {
            assertThat(r.leaseId()).isEqualTo(lease);
            assertThat(r.request().amount()).isEqualTo(83);
        });
        book.settle(second, account -> 4, account -> 0);
        assertThat(book.sweep(Set.of(ONE))).containsExactly(new LeaseEnd.Close(lease, new CloseRequest(11, 2)));
        assertThat(book.sweep(Set.of(ONE))).isEmpty();
    }

    @Test
    void recallsTakeTheIdleRoomOut() {
        UUID lease = grant(TENANT, 100L, ONE);
        taken(charge(30), ONE);

        assertThat(book.recall(List.of(lease)))
                .singleElement()
                .satisfies(r -> assertThat(r.request().amount()).isEqualTo(70));
        assertThat(book.take(charge(1), ONE)).isInstanceOf(Take.Missing.class);
    }

    /// Any order of events against an accountant who knows all that was granted, spent, and given back.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingIsEverTakenThatWasNotGranted(long seed) {
        var random = new Random(seed);
        Map<UUID, Long> granted = new HashMap<>();
        Map<UUID, Long> used = new HashMap<>();
        List<Reservation> open = new ArrayList<>();
        for (int step = 0; step < 3_000; step++) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    long amount = random.nextInt(200);
                    granted.put(grant(TENANT, amount, ONE), amount);
                }
                case 1, 2 -> {
                    if (book.take(charge(random.nextInt(60)), ONE) instanceof Take.Taken(Reservation room)) {
                        open.add(room);
                        used.merge(share(room), room.shares().getFirst().r(), Long::sum);
                    }
                }
                case 3 -> {
                    if (!open.isEmpty()) {
                        Reservation room = open.remove(random.nextInt(open.size()));
                        long r = room.shares().getFirst().r();
                        long spent = r == 0 ? 0 : random.nextLong(r + 1);
                        book.settle(room, account -> spent, account -> 0);
                        used.merge(share(room), spent - r, Long::sum);
                    }
                }
                case 4 ->
                    book.returnIdle(TENANT)
                            .forEach(
                                    r -> granted.merge(r.leaseId(), -r.request().amount(), Long::sum));
                default -> {
                    now += random.nextInt(2_000);
                    for (LeaseEnd end : book.sweep(Set.of(ONE))) {
                        if (end instanceof LeaseEnd.Return r) {
                            granted.merge(r.leaseId(), -r.request().amount(), Long::sum);
                        }
                    }
                }
            }
            used.forEach((lease, sum) ->
                    assertThat(sum).as("seed %d", seed).isLessThanOrEqualTo(granted.getOrDefault(lease, 0L)));
        }
    }

    private static UUID share(Reservation room) {
        return room.shares().getFirst().id();
    }

    private static List<Charge> charge(long amount) {
        return List.of(new Charge(TENANT, amount));
    }

    private Reservation taken(List<Charge> charges, ProxyEpoch proxy) {
        return switch (book.take(charges, proxy)) {
            case Take.Taken(Reservation room) -> room;
            case Take.Missing(List<Charge> missing) -> throw new AssertionError("no room for " + missing);
        };
    }

    private UUID grant(AccountId account, @Nullable Long amount, ProxyEpoch... epochs) {
        GrantRequest request = book.ask(new Charge(account, 1)).orElseThrow();
        GrantResult result = result(request, amount, epochs);
        assertThat(book.answered(result)).isTrue();
        return Objects.requireNonNull(result.lease(), "lease is null").leaseId();
    }

    private GrantResult result(GrantRequest request, @Nullable Long amount, ProxyEpoch... epochs) {
        Lease lease = new Lease(
                UUID.randomUUID(), request.grantId().account(), amount, now + 60_000, now + 90_000, List.of(epochs));
        return new GrantResult(request.grantId(), lease, null, null);
    }
}
