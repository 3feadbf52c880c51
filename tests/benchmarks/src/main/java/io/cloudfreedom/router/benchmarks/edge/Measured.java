package io.cloudfreedom.router.benchmarks.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.cloudfreedom.router.local.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A process under measurement, with what Linux counts of it.
final class Measured implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final double TICKS_PER_SECOND = 100;

    private final Process process;
    private final Path log;
    private final long begun = System.nanoTime();

    private Measured(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Measured start(List<String> command, Map<String, String> environment, Path folder, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new Measured(builder.start(), log);
        } catch (IOException e) {
            throw new StackException(command.getFirst() + " could not be started: " + e.getMessage(), e);
        }
    }

    /// Waits until the condition holds; how long that took since the start.
    Duration awaitReady(BooleanSupplier ready) {
        long end = begun + TimeUnit.MINUTES.toNanos(2);
        while (!ready.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new StackException("it did not become ready; see " + log);
            }
            pause();
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    long pid() {
        return process.pid();
    }

    /// Processor seconds, of user and kernel, since its start.
    double cpuSeconds() {
        String stat = read("stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /// Resident memory in MiB.
    long residentMib() {
        return read("status")
                        .lines()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .map(line -> line.replaceAll("\\D", ""))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElse(0)
                / 1_024;
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid()), file), US_ASCII);
        } catch (IOException e) {
            throw new StackException("only Linux counts a process in /proc", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
