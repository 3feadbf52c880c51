package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.benchmarks.Latencies.Summary;
import io.cloudfreedom.router.local.Console;
import io.cloudfreedom.router.local.StackException;
import io.cloudfreedom.router.local.api.RouterApi;
import io.cloudfreedom.router.testkit.postgres.ServiceDatabase;
import io.cloudfreedom.router.vault.ServiceRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// How long an event takes from the transaction that saves a change to a consumer, at a fixed rate of saves:
/// through the outbox, its relay and a Kafka transaction. Baseline, in the same run and at the same rate: a
/// bare Kafka transaction to the same consumer.
///
/// The time begins with the database's transaction, which is before its commit, so what is printed is no less
/// than what it is called.
public final class CommitToPublished {
    private static final int TENANTS = 40;
    private static final int WARM_UP_SECONDS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int rate;
    private final RouterApi api;
    private final List<String> tenants;
    private final AtomicInteger[] versions;

    private CommitToPublished(int rate, RouterApi api) {
        this.rate = rate;
        this.api = api;
        awaitReady(api);
        this.tenants = IntStream.range(0, TENANTS).mapToObj(n -> tenant(api)).toList();
        this.versions =
                IntStream.range(0, TENANTS).mapToObj(n -> new AtomicInteger(1)).toArray(AtomicInteger[]::new);
    }

    public static void main(String[] args) {
        System.exit(Program.run(args, Set.of("--rate", "--seconds"), CommitToPublished::measure));
    }

    private static boolean measure(Console console, Arguments arguments) {
        int rate = arguments.number("--rate", 20, 200);
        int seconds = arguments.number("--seconds", 60, 3_600);
        try (ServiceStand stand = new ServiceStand(ServiceRole.KEY, ServiceDatabase.KEY, Map.of())) {
            stand.startService();
            String token = stand.issuer().superAdmin();
            var saves = new CommitToPublished(rate, new RouterApi(stand.url(), () -> token));
            try (PublishedEvents events = new PublishedEvents(stand.bootstrapServers())) {
                saves.run(WARM_UP_SECONDS);
                events.take(rate * WARM_UP_SECONDS);
                pace(rate, WARM_UP_SECONDS, n -> events.publish());
                events.take(rate * WARM_UP_SECONDS);

                pace(rate, seconds, n -> events.publish());
                Summary baseline = events.take(rate * seconds);
                saves.run(seconds);
                Summary measured = events.take(rate * seconds);
                Comparison.head("Kafka transaction", "saved to published").forEach(console::line);
                console.line(new Comparison(rate + " a second", baseline, measured).line());
                return true;
            }
        }
    }

    /// A save each time that one is due, whatever those before it took.
    private void run(int seconds) {
        ConcurrentLinkedQueue<StackException> failures = new ConcurrentLinkedQueue<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            pace(
                    rate,
                    seconds,
                    n -> threads.execute(() -> {
                        try {
                            save(n % TENANTS);
                        } catch (StackException e) {
                            failures.add(e);
                        }
                    }));
        }
        if (!failures.isEmpty()) {
            throw new StackException(failures.size() + " saves failed; the first: " + failures.peek());
        }
    }

    private void save(int number) {
        AtomicInteger version = versions[number];
        api.patch(
                        "/api/tenants/" + tenants.get(number),
                        "\"" + version.get() + "\"",
                        Map.of("name", "Version " + version.get()))
                .require("the change of a tenant");
        version.incrementAndGet();
    }

    private static void pace(int rate, int seconds, IntConsumer call) {
        long start = System.nanoTime();
        for (int n = 0; n < rate * seconds; n++) {
            long due = start + n * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            call.accept(n);
        }
    }

    private static void awaitReady(RouterApi api) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                api.get("/api/tenants").require("the list of tenants");
                return;
            } catch (StackException notYet) {
                if (Instant.now().isAfter(end)) {
                    throw notYet;
                }
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    private static String tenant(RouterApi api) {
        String slug = "benchmark-" + UUID.randomUUID();
        return api.post("/api/tenants", slug, Map.of("name", "Benchmark", "slug", slug, "tier", "byok"))
                .require("a tenant")
                .body()
                .path("id")
                .asText();
    }
}
