package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.local.Console;
import io.cloudfreedom.router.local.StackException;
import java.time.Duration;
import java.util.Set;

/// How long a rotated key takes from its saving until every LiteLLM serves it.
///
/// Two ways, in turns, each beginning when the rotation before it is served everywhere. With `Prefer: wait`
/// the call answers when it is served; its baseline is the same call without, which answers as soon as the
/// secret is tested and saved. From there the wait for convergence is measured; its baseline is the same
/// question when nothing is pending.
public final class SaveToServed {

    private static final int WARM_UP = 5;

    private final RunningStack stack;
    private final ThrowAwayTenant tenant;
    private final TimedChat app;
    private final Doubles doubles;
    private final Latencies saved = new Latencies();
    private final Latencies served = new Latencies();
    private final Latencies spread = new Latencies();
    private final Latencies asked = new Latencies();
    private String secret;
    private int wrong;

    private SaveToServed(RunningStack stack, ThrowAwayTenant tenant, TimedChat app, String secret) {
        this.stack = stack;
        this.tenant = tenant;
        this.app = app;
        this.doubles = stack.doubles();
        this.secret = secret;
    }

    public static void main(String[] args) {
        System.exit(Program.run(args, Set.of("--rotations", "--deployments"), SaveToServed::measure));
    }

    private static boolean measure(Console console, Arguments arguments) {
        int rotations = arguments.number("--rotations", 50, 1_000);
        RunningStack stack = RunningStack.find();
        try (Ballast ballast = Ballast.upTo(stack, arguments.number("--deployments", 100, 2_000));
                ThrowAwayTenant tenant = new ThrowAwayTenant(stack)) {
            String secret = RunningStack.credential();
            tenant.addKey(secret);
            try (TimedChat app = tenant.app()) {
                SaveToServed measurement = new SaveToServed(stack, tenant, app, secret);
                measurement.rotate(rotations);
                return measurement.report(console, ballast.deployments());
            }
        }
    }

    private void rotate(int rotations) {
        for (int i = 0; i < WARM_UP; i++) {
            rotateAndWait(new Latencies());
            rotateOnly(new Latencies(), new Latencies(), new Latencies());
        }
        for (int i = 0; i < rotations; i++) {
            rotateAndWait(served);
            rotateOnly(saved, spread, asked);
        }
    }

    private void rotateAndWait(Latencies latencies) {
        String before = secret;
        String fresh = next();
        long begun = System.nanoTime();
        tenant.rotate(fresh);
        latencies.add(Duration.ofNanos(System.nanoTime() - begun));
        wrong += servedWith(fresh, before) ? 0 : 1;
    }

    private void rotateOnly(Latencies saving, Latencies spreading, Latencies asking) {
        String fresh = next();
        long begun = System.nanoTime();
        long version = tenant.rotateWithoutWaiting(fresh);
        long done = System.nanoTime();
        saving.add(Duration.ofNanos(done - begun));
        tenant.awaitServed(version);
        long live = System.nanoTime();
        spreading.add(Duration.ofNanos(live - done));
        tenant.awaitServed(version);
        asking.add(Duration.ofNanos(System.nanoTime() - live));
    }

    /// A new secret, with a valid token at hand, so that no login falls into a measurement.
    private String next() {
        if (stack.script().token().isEmpty()) {
            throw new StackException("the issuer gave no token");
        }
        secret = RunningStack.credential();
        return secret;
    }

    /// Whether the provider's double sees the new secret, and the old one no more, with the very next chat.
    private boolean servedWith(String fresh, String before) {
        doubles.fresh();
        app.ask(false);
        Doubles.Seen seen = doubles.fresh();
        return seen.contains(fresh) && !seen.contains(before);
    }

    private boolean report(Console console, int deployments) {
        console.line("Rotations of a provider key, %d each way, with %d deployments at each of %d LiteLLMs."
                .formatted(
                        served.summary().count(),
                        deployments,
                        Ballast.proxies(stack).size()));
        Comparison.head("saved", "served").forEach(console::line);
        console.line(new Comparison("POST …/rotate", saved.summary(), served.summary()).line());
        Comparison.head("nothing pending", "until served").forEach(console::line);
        console.line(new Comparison("from saved to served", asked.summary(), spread.summary()).line());
        console.line(
                wrong == 0
                        ? "The provider's double saw the new secret in the chat after each rotation that was waited for."
                        : "The provider's double did not see the new secret alone after " + wrong + " rotations.");
        return wrong == 0;
    }
}
