package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.local.Console;
import io.cloudfreedom.router.local.StackException;
import java.util.List;
import java.util.Set;

/// The frame of a command-line program: arguments in, an exit code out, one line for what a person has to mend.
public final class Program {

    private Program() {}

    /// What a program does; false when something was answered wrongly, however fast.
    @FunctionalInterface
    public interface Measurement {
        boolean run(Console console, Arguments arguments);
    }

    /// The exit code.
    public static int run(String[] args, Set<String> options, Measurement measurement) {
        try (Console console = Console.ofProcess()) {
            return run(console, List.of(args), options, measurement);
        }
    }

    private static int run(Console console, List<String> args, Set<String> options, Measurement measurement) {
        try {
            return measurement.run(console, Arguments.parse(args, options)) ? 0 : 1;
        } catch (StackException | IllegalArgumentException e) {
            console.line(String.valueOf(e.getMessage()));
            return 1;
        }
    }
}
