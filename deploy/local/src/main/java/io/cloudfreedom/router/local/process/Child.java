package io.cloudfreedom.router.local.process;

import static java.util.Objects.requireNonNull;

import io.cloudfreedom.router.local.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One part that is a child process. Its end without [#stop()] is told to the listener; one that restarts is started
/// again after 1, 2, 4 … 30 s.
public final class Child {

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private static final int TAIL_LINES = 15;
    private static final long STABLE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final ProcessSpec spec;
    private final ProcessRegister register;
    private final Consumer<String> deaths;
    private @Nullable Process process;
    private boolean wanted;
    private int failures;
    private int launches;
    private long startedAt;

    public Child(ProcessSpec spec, ProcessRegister register, Consumer<String> deaths) {
        this.spec = requireNonNull(spec, "spec is null");
        this.register = requireNonNull(register, "register is null");
        this.deaths = requireNonNull(deaths, "deaths is null");
    }

    public String name() {
        return spec.name();
    }

    public Path log() {
        return spec.log();
    }

    public synchronized Optional<Long> pid() {
        return process != null && process.isAlive() ? Optional.of(process.pid()) : Optional.empty();
    }

    public synchronized void start() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException(spec.name() + " runs already");
        }
        wanted = true;
        launch();
    }

    private void launch() {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // A session of its own: Ctrl-C then reaches the supervisor alone, which stops the parts in order.
            command.add(SETSID.toString());
        }
        command.addAll(spec.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(spec.folder().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().clear();
        builder.environment().putAll(spec.environment());
        try {
            Process started = builder.start();
            process = started;
            startedAt = System.nanoTime();
            register.add(spec.name(), started.toHandle());
            int launch = ++launches;
            Thread.ofVirtual().start(() -> watch(started, launch));
        } catch (IOException e) {
            throw new StackException(spec.name() + " could not be started: " + e.getMessage(), e);
        }
    }

    private void watch(Process watched, int launch) {
        try {
            int code = watched.waitFor();
            ended(launch, code);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ended(int launch, int code) throws InterruptedException {
        int pause;
        synchronized (this) {
            if (!wanted || launches != launch) {
                return;
            }
            failures = System.nanoTime() - startedAt > STABLE_NANOS ? 1 : failures + 1;
            pause = Math.min(30, 1 << Math.min(5, failures - 1));
        }
        String fate = spec.restarts() ? "starting it again in " + pause + " s" : "it is left alone";
        deaths.accept("%s ended by itself (exit code %d); %s. The end of %s:%n%s"
                .formatted(spec.name(), code, fate, spec.log(), tail()));
        if (spec.restarts()) {
            TimeUnit.SECONDS.sleep(pause);
            synchronized (this) {
                if (wanted && launches == launch) {
                    launch();
                }
            }
        }
    }

    /// Waits until the readiness URL answers 200; fails as soon as a process that does not restart has ended.
    public void awaitReady() {
        if (spec.readiness().isEmpty()) {
            return;
        }
        URI url = spec.readiness().get();
        long end = System.nanoTime() + spec.patience().toNanos();
        try {
            while (System.nanoTime() < end) {
                if (answers(url)) {
                    return;
                }
                if (pid().isEmpty() && !comesBack()) {
                    throw new StackException(
                            "%s did not start. The end of %s:%n%s".formatted(spec.name(), spec.log(), tail()));
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while waiting for " + spec.name(), e);
        }
        throw new StackException("%s is not ready after %d s (%s). The end of %s:%n%s"
                .formatted(spec.name(), spec.patience().toSeconds(), url, spec.log(), tail()));
    }

    /// A part that dies while it starts is tried a few times, for instance when what it needs is a moment late.
    private synchronized boolean comesBack() {
        return wanted && spec.restarts() && failures < 4;
    }

    private static boolean answers(URI url) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(3)).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public boolean ready() {
        try {
            return pid().isPresent()
                    && (spec.readiness().isEmpty() || answers(spec.readiness().get()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// SIGTERM, then SIGKILL after the grace.
    public void stop(Duration grace) {
        Process running;
        synchronized (this) {
            wanted = false;
            running = process;
        }
        if (running == null) {
            return;
        }
        // A script such as Keycloak's has the real process below it.
        List<ProcessHandle> below = running.descendants().toList();
        running.destroy();
        try {
            if (!running.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        below.forEach(ProcessHandle::destroyForcibly);
        register.remove(spec.name());
    }

    /// SIGKILL, as a crash would; it is not started again until [#start()].
    public void kill() {
        stop(Duration.ZERO);
    }

    public String tail() {
        try (var lines = Files.lines(spec.log(), StandardCharsets.ISO_8859_1)) {
            List<String> all = lines.toList();
            return String.join(
                    "\n",
                    all.subList(Math.max(0, all.size() - TAIL_LINES), all.size()).stream()
                            .map(line -> "    " + line)
                            .toList());
        } catch (IOException e) {
            return "    (no log)";
        }
    }
}
