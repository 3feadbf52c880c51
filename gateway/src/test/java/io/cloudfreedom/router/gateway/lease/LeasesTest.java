package io.cloudfreedom.router.gateway.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudfreedom.router.contracts.lease.Abandon;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.GrantBatch;
import io.cloudfreedom.router.contracts.lease.GrantRequest;
import io.cloudfreedom.router.contracts.lease.GrantResult;
import io.cloudfreedom.router.contracts.lease.GrantResults;
import io.cloudfreedom.router.contracts.lease.Lease;
import io.cloudfreedom.router.contracts.lease.ProxyEpoch;
import io.cloudfreedom.router.contracts.lease.Recalls;
import io.cloudfreedom.router.contracts.lease.Refusal;
import io.cloudfreedom.router.gateway.services.ServiceFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LeasesTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final ProxyEpoch PROXY = new ProxyEpoch("litellm-1", 1);
    private static final AccountId TENANT = AccountId.usd(AccountType.TENANT, new UUID(0, 1));

    private final Usage usage = new Usage();
    private final Leases leases = new Leases(usage, config(), VERTX, Clock.systemUTC());

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void asksOnceAndThenServesFromMemory() {
        usage.limit = 1_000_000;
        await(obtain(10));
        await(obtain(10));

        assertThat(usage.grants).hasSize(1);
    }

    @Test
    void refusesOnlyWithUsageServicesWord() {
        usage.limit = 100;
        await(obtain(60));

        assertThatThrownBy(() -> await(obtain(60)))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        NoRoom.class,
                        e -> assertThat(e.refused().orElseThrow().refusal().limit())
                                .isEqualTo(100));
    }

    @Test
    void spendsTheLimitToTheLastUnit() {
        usage.limit = 1_000;
        for (int i = 0; i < 100; i++) {
            Reservation room = await(obtain(10));
            leases.settle(room, account -> 10, account -> 0);
        }

        assertThatThrownBy(() -> await(obtain(1))).cause().isInstanceOf(NoRoom.class);
        assertThat(usage.held).isEqualTo(1_000);
    }

    @Test
    void returnsItsOwnIdleRoomBeforeItRefuses() {
        usage.limit = 100;
        usage.grantAtMost = 40;
        await(obtain(30));
        await(obtain(30));

        // 2 × 10 idle in two leases, 20 not granted: 40 are left, in pieces.
        assertThat(await(obtain(40)).shares().getFirst().r()).isEqualTo(40);
    }

    @Test
    void manyWaitForOneGrant() {
        usage.limit = 1_000_000;
        usage.hold = Promise.promise();
        List<Future<Reservation>> all =
                IntStream.range(0, 50).mapToObj(i -> obtain(10)).toList();
        assertThat(usage.grants).hasSize(1);

        usage.hold.complete();
        all.forEach(LeasesTest::await);
    }

    @Test
    void abandonsWhatIsNotAnswered() {
        usage.fails = true;

        assertThatThrownBy(() -> await(obtain(10)))
                .cause()
                .isInstanceOfSatisfying(
                        NoRoom.class, e -> assertThat(e.refused()).isEmpty());
        assertThat(usage.abandoned)
                .containsExactly(new Abandon(usage.grants.peek().grantId()));
    }

    @Test
    void waitsForAnAccountThatUsageServiceHasNotHeardOfYet() {
        usage.limit = 100;
        usage.unknown = 2;
        await(obtain(10));

        assertThat(usage.grants).hasSize(3);
        assertThat(usage.abandoned).isEmpty();
    }

    @Test
    void givesEverythingBackWhenItStops() {
        usage.limit = 1_000;
        Reservation room = await(obtain(10));
        leases.settle(room, account -> 4, account -> 0);
        leases.stop().toCompletionStage().toCompletableFuture().join();

        assertThat(usage.told).singleElement().isInstanceOfSatisfying(LeaseEnd.Close.class, close -> {
            assertThat(close.request().settledTotal()).isEqualTo(4);
            assertThat(close.request().count()).isEqualTo(1);
        });
    }

    private Future<Reservation> obtain(long amount) {
        return leases.obtain(List.of(new Charge(TENANT, amount)), List.of(PROXY));
    }

    private static Reservation await(Future<Reservation> room) {
        return room.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(5, TimeUnit.SECONDS)
                .join();
    }

    private static LeaseConfig config() {
        return new LeaseConfig() {
            @Override
            public Duration timeout() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration patience() {
                return Duration.ofSeconds(3);
            }

            @Override
            public Duration sweep() {
                return Duration.ofSeconds(1);
            }

            @Override
            public int outboxSize() {
                return 10;
            }
        };
    }

    /// One account with one limit, as usage-service keeps it.
    private static final class Usage implements LeaseCalls {
        final ConcurrentLinkedQueue<GrantRequest> grants = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<Abandon> abandoned = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<LeaseEnd> told = new ConcurrentLinkedQueue<>();
        long limit;
        long held;
        long grantAtMost = Long.MAX_VALUE;
        boolean fails;
        int unknown;
        Promise<Void> hold = Promise.promise();

        Usage() {
            hold.complete();
        }

        @Override
        public Future<GrantResults> grant(GrantBatch batch) {
            grants.addAll(batch.grants());
            if (unknown-- > 0) {
                return Future.failedFuture(new ServiceFailure(404));
            }
            if (fails) {
                return Future.failedFuture("away");
            }
            Function<Void, GrantResults> answer =
                    v -> new GrantResults(batch.grants().stream().map(this::one).toList());
            return hold.future().map(answer);
        }

        private synchronized GrantResult one(GrantRequest request) {
            long available = limit - held;
            if (available < request.need()) {
                Refusal refusal = new Refusal("day", limit, 0, held, Instant.EPOCH, null);
                return new GrantResult(request.grantId(), null, refusal, null);
            }
            long granted = Math.min(Math.min(Math.max(request.need(), request.want()), grantAtMost), available);
            held += granted;
            long now = System.currentTimeMillis();
            Lease lease = new Lease(
                    UUID.randomUUID(),
                    request.grantId().account(),
                    granted,
                    now + 60_000,
                    now + 90_000,
                    List.of(PROXY));
            return new GrantResult(request.grantId(), lease, null, null);
        }

        @Override
        public Future<Void> abandon(Abandon abandon) {
            abandoned.add(abandon);
            return Future.succeededFuture();
        }

        @Override
        public synchronized Future<Void> tell(LeaseEnd end) {
            told.add(end);
            if (end instanceof LeaseEnd.Return r) {
                held -= r.request().amount();
            }
            return Future.succeededFuture();
        }

        @Override
        public Future<Recalls> recalls(UUID incarnation) {
            return Promise.<Recalls>promise().future();
        }
    }
}
