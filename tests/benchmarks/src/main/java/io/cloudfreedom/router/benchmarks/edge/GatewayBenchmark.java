package io.cloudfreedom.router.benchmarks.edge;

import io.cloudfreedom.router.benchmarks.Arguments;
import io.cloudfreedom.router.benchmarks.Program;
import io.cloudfreedom.router.local.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Measures the packaged gateway. System property `gateway.jvm` holds the options of its JVM, separated by spaces.
final class GatewayBenchmark {
    private static final String JVM = "-XX:+UseSerialGC -Xmx160m";

    private GatewayBenchmark() {}

    public static void main(String[] args) {
        System.exit(Program.run(args, Set.of("--rounds", "--seconds", "--rate"), GatewayBenchmark::run));
    }

    private static boolean run(Console console, Arguments arguments) {
        Path home =
                Path.of(System.getProperty("router.home", "")).toAbsolutePath().resolve("gateway");
        List<String> jvm = Stream.of(System.getProperty("gateway.jvm", JVM).split(" ", -1))
                .filter(option -> !option.isEmpty())
                .toList();
        console.line("gateway's JVM: " + String.join(" ", jvm));
        try (Stage stage = new Stage(home, jvm)) {
            return new GatewayPath(
                            console,
                            stage,
                            arguments.number("--rounds", 5, 100),
                            Duration.ofSeconds(arguments.number("--seconds", 2, 600)))
                    .run(arguments.number("--rate", 2_000, 1_000_000));
        }
    }
}
