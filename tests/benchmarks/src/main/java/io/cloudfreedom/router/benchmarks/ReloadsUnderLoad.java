package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.local.Console;
import io.cloudfreedom.router.local.StackException;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Reloads, one after the other, while apps of two tenants ask all the time, every other chat as a stream.
///
/// One tenant's key is rotated, the other's is not. No chat may fail, and each must have been answered by a
/// secret that was its tenant's at some moment of the chat. The baseline is the same load without reloads.
public final class ReloadsUnderLoad {
    private static final int WARM_UP = 20;

    private final RunningStack stack;
    private final Rotated rotated = new Rotated();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger chats = new AtomicInteger();
    private final AtomicInteger misrouted = new AtomicInteger();

    private ReloadsUnderLoad(RunningStack stack) {
        this.stack = stack;
    }

    public static void main(String[] args) {
        System.exit(Program.run(
                args,
                Set.of("--reloads", "--clients", "--deployments"),
                (console, arguments) -> new ReloadsUnderLoad(RunningStack.find()).measure(console, arguments)));
    }

    private boolean measure(Console console, Arguments arguments) {
        int reloads = arguments.number("--reloads", 1_000, 100_000);
        int clients = arguments.number("--clients", 2, 32);
        try (Ballast ballast = Ballast.upTo(stack, arguments.number("--deployments", 100, 2_000));
                ThrowAwayTenant changing = new ThrowAwayTenant(stack);
                ThrowAwayTenant still = new ThrowAwayTenant(stack)) {
            String first = rotated.next();
            String constant = RunningStack.credential();
            changing.addKey(first);
            still.addKey(constant);
            try (TimedChat one = changing.app();
                    TimedChat other = still.app()) {
                Load quiet = new Load(one, other, constant);
                Load loaded = new Load(one, other, constant);
                quiet.during(clients, () -> pause(Duration.ofSeconds(10)));
                loaded.during(clients, () -> reload(changing, reloads));
                return report(console, ballast.deployments(), reloads, quiet, loaded);
            }
        }
    }

    private void reload(ThrowAwayTenant tenant, int reloads) {
        for (int i = 0; i < reloads; i++) {
            tenant.rotate(rotated.next());
            rotated.served();
        }
    }

    private boolean report(Console console, int deployments, int reloads, Load quiet, Load loaded) {
        console.line("%d reloads with %d deployments at each of %d LiteLLMs, under load, every other chat a stream."
                .formatted(reloads, deployments, Ballast.proxies(stack).size()));
        Comparison.head("without reloads", "with reloads").forEach(console::line);
        console.line(new Comparison("chat", quiet.latencies.summary(), loaded.latencies.summary()).line());
        console.line("%d chats, %d failed, %d misrouted".formatted(chats.get(), failures.size(), misrouted.get()));
        failures.stream().limit(3).forEach(console::line);
        return failures.isEmpty() && misrouted.get() == 0;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    /// Apps that ask until the work beside them is done.
    private final class Load {
        private final Latencies latencies = new Latencies();
        private final TimedChat changing;
        private final TimedChat still;
        private final String constant;
        private volatile boolean goesOn = true;

        Load(TimedChat changing, TimedChat still, String constant) {
            this.changing = changing;
            this.still = still;
            this.constant = constant;
        }

        void during(int clients, Runnable work) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int client = 0; client < clients; client++) {
                    int parity = client;
                    threads.execute(() -> ask(parity % 2 == 0));
                }
                try {
                    work.run();
                } finally {
                    goesOn = false;
                }
            }
        }

        private void ask(boolean ofTheChanging) {
            for (int i = 0; goesOn; i++) {
                chats.incrementAndGet();
                int oldest = rotated.oldestInForce();
                try {
                    TimedChat.Took took = (ofTheChanging ? changing : still).ask(i % 2 == 1);
                    if (i >= WARM_UP) {
                        latencies.add(took.whole());
                    }
                    boolean right = ofTheChanging
                            ? rotated.inForceSince(oldest).stream().anyMatch(took::isBy)
                            : took.isBy(constant);
                    if (!right) {
                        misrouted.incrementAndGet();
                    }
                } catch (StackException e) {
                    failures.add(String.valueOf(e.getMessage()));
                }
            }
        }
    }
}
