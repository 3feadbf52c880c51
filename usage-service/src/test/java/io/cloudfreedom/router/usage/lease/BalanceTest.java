package io.cloudfreedom.router.usage.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.usage.budget.Movement;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BalanceTest {
    private static final int RUNS = 5_000 * Integer.getInteger("router.test.effort", 1);
    private static final int STEPS = 30;

    @Test
    void spendingMovesRoomFromHeldToPosted() {
        Balance.Change change = Balance.open(100L).settle(30, 1);

        assertThat(change.movement()).isEqualTo(new Movement(-30, 30));
        assertThat(change.after().reserve()).isEqualTo(70);
    }

    @Test
    void closingReleasesTheRestOnlyWhenTotalAndCountAreBooked() {
        Balance closing = Balance.open(100L).close(new Balance.Closing(50, 2)).after();
        assertThat(closing.reserve()).isEqualTo(100);

        Balance first = closing.settle(50, 1).after();
        assertThat(first.state()).isEqualTo(LeaseState.OPEN);

        Balance.Change second = first.settle(0, 1);
        assertThat(second.after().state()).isEqualTo(LeaseState.CLOSED);
        assertThat(second.movement()).isEqualTo(new Movement(-50, 0));
    }

    @Test
    void expiryReleasesNothing() {
        Balance.Change change = Balance.open(100L).expire();

        assertThat(change.after().state()).isEqualTo(LeaseState.LOST);
        assertThat(change.movement()).isEqualTo(Movement.NONE);
    }

    @Test
    void whatNobodyCanTellCountsAsSpentUntilEvidenceComes() {
        Balance lost = Balance.open(100L).expire().after();

        Balance.Change suspended = lost.suspend();
        assertThat(suspended.movement()).isEqualTo(new Movement(-100, 100));

        Balance.Change evidence = suspended.after().settle(40, 1);
        assertThat(evidence.movement()).isEqualTo(Movement.NONE);
        assertThat(evidence.after().suspense()).isEqualTo(60);
    }

    @Test
    void anEndedLeaseIgnoresReturnCloseAbandonAndRelease() {
        Balance closed = Balance.open(100L).abandon().after();

        assertThat(closed.giveBack(10).after()).isEqualTo(closed);
        assertThat(closed.close(new Balance.Closing(0, 0)).after()).isEqualTo(closed);
        assertThat(closed.abandon().after()).isEqualTo(closed);
        assertThat(closed.release().after()).isEqualTo(closed);
    }

    @Test
    void aLeaseWithoutLimitHoldsNothing() {
        Balance.Change change = Balance.open(null).settle(1_000, 1);

        assertThat(change.movement()).isEqualTo(new Movement(0, 1_000));
    }

    @Test
    void spendingBeyondTheGrantIsPostedInFull() {
        Balance.Change change = Balance.open(100L).settle(130, 1);

        assertThat(change.movement()).isEqualTo(new Movement(-100, 130));
    }

    static LongStream seeds() {
        return LongStream.of(1, 7, 20_261_124, System.nanoTime());
    }

    /// The window follows the lease through any sequence of transitions.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void heldIsTheReserveAndPostedIsAllThatWasSettledOrSuspended(long seed) {
        RandomGenerator random = new Random(seed);
        for (int run = 0; run < RUNS; run++) {
            long granted = random.nextLong(1_000);
            Balance lease = Balance.open(granted);
            long held = granted;
            long posted = 0;
            for (int step = 0; step < STEPS; step++) {
                Balance.Change change = step(lease, random);
                lease = change.after();
                held += change.movement().held();
                posted += change.movement().posted();
                String at = "seed %d run %d step %d %s".formatted(seed, run, step, lease);
                assertThat(held).as(at).isEqualTo(lease.reserve()).isNotNegative();
                assertThat(posted).as(at).isEqualTo(lease.settled() + lease.suspense());
            }
        }
    }

    private static Balance.Change step(Balance lease, RandomGenerator random) {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> lease.settle(random.nextLong(200), 1);
            case 3 -> lease.settle(-random.nextLong(lease.settled() + 1), 0);
            case 4 -> lease.giveBack(random.nextLong(300));
            case 5 -> lease.close(new Balance.Closing(lease.settled() + random.nextLong(2), lease.count()));
            case 6 -> lease.expire();
            case 7 -> random.nextInt(5) == 0 ? lease.release() : lease.suspend();
            default -> random.nextInt(8) == 0 ? lease.abandon() : lease.settle(0, 1);
        };
    }
}
