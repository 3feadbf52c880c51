package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.benchmarks.TimedChat.Took;
import io.cloudfreedom.router.local.Console;
import io.cloudfreedom.router.local.StackException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// What gateway and LiteLLM add to a chat: the same chats directly to the provider's double and through the router.
///
/// Both ways take turns of a few requests, so that whatever else the machine does falls on both alike, and
/// never run at the same time, so that neither slows the other.
public final class ChatPath implements AutoCloseable {

    private static final int WARM_UP = 50;

    /// Requests of one client before the other way has its turn.
    private static final int TURN = 5;

    private final Console console;
    private final TimedChat direct;
    private final TimedChat routed;
    private boolean answered = true;

    private ChatPath(Console console, RunningStack stack) {
        this.console = console;
        this.direct = new TimedChat(stack.direct());
        this.routed = new TimedChat(stack.routed(stack.status().virtualKey()));
    }

    public static void main(String[] args) {
        System.exit(Program.run(args, Set.of("--concurrency", "--requests"), ChatPath::measure));
    }

    private static boolean measure(Console console, Arguments arguments) {
        List<Integer> concurrency = arguments.numbers("--concurrency", List.of(1, 8), 64);
        int requests = arguments.number("--requests", 200, 10_000);
        RunningStack stack = RunningStack.find();
        try (ChatPath path = new ChatPath(console, stack)) {
            console.line("Chats with %s: directly to the double, and through gateway and LiteLLM; %d each."
                    .formatted(stack.status().model(), requests));
            Comparison.head("direct", "routed").forEach(console::line);
            for (int clients : concurrency) {
                path.comparePlain(clients, requests);
                path.compareStreams(clients, requests);
            }
            return path.answered;
        }
    }

    private void comparePlain(int clients, int requests) {
        Ways ways = run(false, clients, requests);
        show(clients + " at a time, plain", ways.direct().whole, ways.routed().whole);
    }

    private void compareStreams(int clients, int requests) {
        Ways ways = run(true, clients, requests);
        show(clients + " at a time, stream, first byte", ways.direct().first, ways.routed().first);
        show(clients + " at a time, stream, whole", ways.direct().whole, ways.routed().whole);
    }

    private void show(String what, Latencies baseline, Latencies measured) {
        console.line(new Comparison(what, baseline.summary(), measured.summary()).line());
    }

    private Ways run(boolean stream, int clients, int requests) {
        turn(direct, stream, clients, WARM_UP, new Samples());
        turn(routed, stream, clients, WARM_UP, new Samples());
        Ways ways = new Ways(new Samples(), new Samples());
        for (int left = requests; left > 0; left -= clients * TURN) {
            int now = Math.min(left, clients * TURN);
            if (ThreadLocalRandom.current().nextBoolean()) {
                turn(direct, stream, clients, now, ways.direct());
                turn(routed, stream, clients, now, ways.routed());
            } else {
                turn(routed, stream, clients, now, ways.routed());
                turn(direct, stream, clients, now, ways.direct());
            }
        }
        tell(ways.direct().failures);
        tell(ways.routed().failures);
        return ways;
    }

    /// So many clients at a time, each asking again as soon as it is answered.
    private static void turn(TimedChat chat, boolean stream, int clients, int requests, Samples samples) {
        AtomicInteger left = new AtomicInteger(requests);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                threads.execute(() -> {
                    while (left.getAndDecrement() > 0) {
                        samples.take(chat, stream);
                    }
                });
            }
        }
    }

    private void tell(Queue<String> failures) {
        if (!failures.isEmpty()) {
            answered = false;
            console.line(failures.size() + " not counted, since they failed; the first: " + failures.peek());
        }
    }

    private record Ways(Samples direct, Samples routed) {}

    /// What was measured on one way; failures are kept apart, since a quick refusal is no quick answer.
    private static final class Samples {
        private final Latencies first = new Latencies();
        private final Latencies whole = new Latencies();
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();

        void take(TimedChat chat, boolean stream) {
            try {
                Took took = chat.ask(stream);
                first.add(took.first());
                whole.add(took.whole());
            } catch (StackException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
    }

    @Override
    public void close() {
        direct.close();
        routed.close();
    }
}
