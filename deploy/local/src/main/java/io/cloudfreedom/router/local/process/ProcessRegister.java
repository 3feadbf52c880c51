package io.cloudfreedom.router.local.process;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A file per running process, so that what a killed supervisor left behind can be found and ended.
///
/// A pid counts only together with its start time: the system gives pids to other processes in time.
public final class ProcessRegister {

    /// Stops only when its clients have gone.
    private static final String LAST = "postgres";

    private final Path folder;

    public ProcessRegister(Path folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    public void add(String name, ProcessHandle handle) {
        try {
            Files.writeString(file(name), handle.pid() + " " + startOf(handle));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The process of that name, if it is still the same one.
    public Optional<ProcessHandle> find(String name) {
        try {
            String[] parts = Files.readString(file(name)).strip().split(" ", 2);
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(handle -> handle.isAlive() && parts.length == 2 && parts[1].equals(startOf(handle)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// Ends what is still running of an earlier start; answers the names.
    public List<String> endLeftovers(Duration grace) {
        List<String> ended = names().stream()
                .filter(name -> find(name).map(handle -> end(handle, grace)).orElse(false))
                .toList();
        names().forEach(this::remove);
        return ended;
    }

    /// SIGTERM, then SIGKILL after the grace.
    public static boolean end(ProcessHandle handle, Duration grace) {
        List<ProcessHandle> below = handle.descendants().toList();
        handle.destroy();
        CompletableFuture<ProcessHandle> exit = handle.onExit();
        try {
            exit.get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            handle.destroyForcibly();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        below.forEach(ProcessHandle::destroyForcibly);
        return true;
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".pid"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted(Comparator.comparing(LAST::equals))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".pid");
    }

    private static String startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
