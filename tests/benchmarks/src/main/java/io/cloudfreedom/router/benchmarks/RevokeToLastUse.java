package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.local.Console;
import io.cloudfreedom.router.local.StackException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// Keys that are revoked while apps use them: how long the call takes, and whether a provider sees the secret
/// after it was answered. The baseline is the call that reads the key.
public final class RevokeToLastUse {
    private final RunningStack stack;
    private final Latencies read = new Latencies();
    private final Latencies revoked = new Latencies();
    private int late;

    private RevokeToLastUse(RunningStack stack) {
        this.stack = stack;
    }

    public static void main(String[] args) {
        System.exit(Program.run(
                args,
                Set.of("--revocations", "--clients"),
                (console, arguments) -> new RevokeToLastUse(RunningStack.find()).measure(console, arguments)));
    }

    private boolean measure(Console console, Arguments arguments) {
        int revocations = arguments.number("--revocations", 20, 1_000);
        int clients = arguments.number("--clients", 4, 32);
        try (ThrowAwayTenant tenant = new ThrowAwayTenant(stack)) {
            String secret = RunningStack.credential();
            tenant.addKey(secret);
            try (TimedChat app = tenant.app()) {
                for (int i = 0; i < revocations; i++) {
                    revokeUnderLoad(tenant, app, secret, clients);
                    secret = RunningStack.credential();
                    tenant.addKey(secret);
                    tenant.awaitAnswer(app);
                }
            }
        }
        console.line("%d keys revoked while %d apps used them.".formatted(revocations, clients));
        Comparison.head("read", "revoke").forEach(console::line);
        console.line(new Comparison("call", read.summary(), revoked.summary()).line());
        console.line(
                late == 0
                        ? "No provider's double saw a revoked secret after its revocation was answered."
                        : late + " revoked secrets were used after their revocation was answered.");
        return late == 0;
    }

    private void revokeUnderLoad(ThrowAwayTenant tenant, TimedChat app, String secret, int clients) {
        Doubles doubles = stack.doubles();
        AtomicBoolean goesOn = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                threads.execute(() -> askWhile(goesOn, app));
            }
            try {
                long begun = System.nanoTime();
                String etag = tenant.readKey();
                read.add(Duration.ofNanos(System.nanoTime() - begun));
                begun = System.nanoTime();
                tenant.deleteKey(etag);
                revoked.add(Duration.ofNanos(System.nanoTime() - begun));
                doubles.fresh();
                pause();
            } finally {
                goesOn.set(false);
            }
        }
        late += doubles.fresh().contains(secret) ? 1 : 0;
    }

    /// Refusals are what is wanted here.
    private static void askWhile(AtomicBoolean goesOn, TimedChat app) {
        for (int i = 0; goesOn.get(); i++) {
            try {
                app.ask(i % 2 == 1);
            } catch (StackException refused) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(200));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
