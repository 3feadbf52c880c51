package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.local.Console;
import io.cloudfreedom.router.local.StackException;
import io.cloudfreedom.router.local.api.HttpJson;
import io.cloudfreedom.router.local.api.HttpJson.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// How long an empty LiteLLM takes to hold all its deployments again, as its agent measured it: from its
/// first question to the acknowledgement of the answer. The first LiteLLM is killed each time; the supervisor
/// starts it again. The baseline is the whole start, which is mostly the import of LiteLLM.
public final class RefillAfterKill {
    private static final String PROXY = "litellm-1";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final RunningStack stack;

    private RefillAfterKill(RunningStack stack) {
        this.stack = stack;
    }

    public static void main(String[] args) {
        System.exit(Program.run(
                args,
                Set.of("--kills", "--deployments"),
                (console, arguments) -> new RefillAfterKill(RunningStack.find()).measure(console, arguments)));
    }

    private boolean measure(Console console, Arguments arguments) {
        int kills = arguments.number("--kills", 3, 100);
        Latencies started = new Latencies();
        Latencies filled = new Latencies();
        try (Ballast ballast = Ballast.upTo(stack, arguments.number("--deployments", 1_000, 2_000))) {
            int deployments = ballast.deployments();
            for (int i = 0; i < kills; i++) {
                long begun = System.nanoTime();
                process().destroyForcibly();
                filled.add(awaitFilled(begun));
                started.add(Duration.ofNanos(System.nanoTime() - begun));
            }
            console.line("%d deployments filled again after %d kills.".formatted(deployments, kills));
            Comparison.head("kill to ready", "filled").forEach(console::line);
            console.line(new Comparison("refill", started.summary(), filled.summary()).line());
            return true;
        }
    }

    /// Found by its port: the supervisor starts it again with another id.
    private ProcessHandle process() {
        String port = Integer.toString(stack.part(PROXY).port());
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().map(List::of).orElse(List.of()).stream()
                        .anyMatch("cloudfreedom_agent.serve"::equals))
                .filter(process ->
                        List.of(process.info().arguments().orElseThrow()).contains(port))
                .findFirst()
                .orElseThrow(() -> new StackException(PROXY + " does not run"));
    }

    private Duration awaitFilled(long begun) {
        while (System.nanoTime() - begun < PATIENCE.toNanos()) {
            pause();
            Optional<Duration> filled = filled();
            if (filled.isPresent()) {
                return filled.get();
            }
        }
        throw new StackException(PROXY + " is not ready again");
    }

    /// Empty while it is not ready.
    private Optional<Duration> filled() {
        URI metrics = URI.create("http://127.0.0.1:" + stack.part(PROXY).port() + "/cloudfreedom/metrics");
        try {
            Answer answer = HttpJson.get(metrics, Map.of());
            double seconds = value(answer, "cf_agent_fill_seconds ");
            return value(answer, "cf_agent_ready ") == 1 && seconds > 0
                    ? Optional.of(Duration.ofNanos((long) (seconds * 1e9)))
                    : Optional.empty();
        } catch (StackException down) {
            return Optional.empty();
        }
    }

    private static double value(Answer answer, String name) {
        return answer.response()
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElse(0);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
