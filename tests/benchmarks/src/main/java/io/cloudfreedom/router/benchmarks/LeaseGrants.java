package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.benchmarks.Latencies.Summary;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.Lease;
import io.cloudfreedom.router.local.Console;
import io.cloudfreedom.router.local.StackException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// How long a grant takes over HTTP at a fixed rate, whatever the answers before it took; each lease is
/// closed again a while later. Baseline, in the same run: one round trip to the same database (`select 1`),
/// at the same rate.
public final class LeaseGrants {
    private static final int TENANTS = 50;
    private static final long LIMIT = 1_000_000_000_000_000L;
    private static final int WARM_UP_SECONDS = 20;

    private LeaseGrants() {}

    public static void main(String[] args) {
        System.exit(Program.run(args, Set.of("--rate", "--seconds"), LeaseGrants::measure));
    }

    private static boolean measure(Console console, Arguments arguments) {
        int rate = arguments.number("--rate", 500, 10_000);
        int seconds = arguments.number("--seconds", 30, 3_600);
        try (UsageStand stand = UsageStand.start(Map.of())) {
            List<UsageCast> casts =
                    IntStream.range(0, TENANTS).mapToObj(i -> UsageCast.fresh()).toList();
            stand.startService();
            stand.send(UsageCast.model());
            casts.forEach(cast -> cast.announcements(LIMIT).forEach(stand::send));
            stand.flush();
            stand.await("select count(*) from account where day_limit is not null", 3L * TENANTS);
            List<AccountId> accounts =
                    casts.stream().flatMap(cast -> cast.accounts().stream()).toList();
            try (GatewayCalls gateway = new GatewayCalls(stand);
                    Connection books = stand.books()) {
                grants(gateway, accounts, rate, WARM_UP_SECONDS);
                Summary baseline = roundTrips(books, rate, seconds);
                Summary measured = grants(gateway, accounts, rate, seconds);
                Comparison.head("select 1", "grant").forEach(console::line);
                console.line(new Comparison(rate + " a second", baseline, measured).line());
                return measured.count() == rate * seconds;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Summary grants(GatewayCalls gateway, List<AccountId> accounts, int rate, int seconds) {
        Latencies latencies = new Latencies();
        ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Future<?>> closings = new ConcurrentLinkedQueue<>();
        try (ScheduledExecutorService later =
                        Executors.newScheduledThreadPool(8, Thread.ofVirtual().factory());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            atRate(
                    rate,
                    seconds,
                    n -> threads.execute(() -> {
                        long start = System.nanoTime();
                        try {
                            Lease lease = gateway.grant(accounts.get(n % accounts.size()), 1_000_000);
                            latencies.add(Duration.ofNanos(System.nanoTime() - start));
                            closings.add(later.schedule(() -> gateway.close(lease), 1, TimeUnit.SECONDS));
                        } catch (StackException e) {
                            failures.add(String.valueOf(e.getMessage()));
                        }
                    }));
        }
        if (!failures.isEmpty()) {
            throw new StackException(failures.size() + " grants failed; the first: " + failures.peek());
        }
        closings.forEach(Future::resultNow);
        return latencies.summary();
    }

    private static Summary roundTrips(Connection books, int rate, int seconds) throws SQLException {
        Latencies latencies = new Latencies();
        List<SQLException> failures = new ArrayList<>();
        try (var statement = books.prepareStatement("select 1")) {
            atRate(rate, seconds, n -> {
                long start = System.nanoTime();
                try {
                    statement.executeQuery().close();
                } catch (SQLException e) {
                    failures.add(e);
                }
                latencies.add(Duration.ofNanos(System.nanoTime() - start));
            });
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return latencies.summary();
    }

    private static void atRate(int rate, int seconds, Call call) {
        long start = System.nanoTime();
        for (int n = 0; n < rate * seconds; n++) {
            long due = start + n * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            call.make(n);
        }
    }

    /// One call of many.
    @FunctionalInterface
    private interface Call {
        void make(int number);
    }
}
