package io.cloudfreedom.router.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudfreedom.router.local.StackException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    private static final Duration GRACE = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private final BlockingQueue<String> deaths = new LinkedBlockingQueue<>();

    @Test
    void aDeathIsReportedWithTheEndOfTheLog() throws InterruptedException {
        Child child = child("echo 'out of cheese'; exit 7", false);

        child.start();

        assertThat(deaths.poll(10, TimeUnit.SECONDS)).contains("exit code 7").contains("out of cheese");
    }

    @Test
    void aServiceIsStartedAgain() throws InterruptedException {
        Child child = child("sleep 60", true);
        child.start();
        long first = child.pid().orElseThrow();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        assertThat(deaths.poll(10, TimeUnit.SECONDS)).contains("starting it again in 1 s");
        TimeUnit.MILLISECONDS.sleep(2_000);
        assertThat(child.pid()).isPresent().isNotEqualTo(Optional.of(first));
        child.kill();
    }

    @Test
    void aStopIsNoDeath() throws InterruptedException {
        Child child = child("sleep 60", true);
        child.start();

        child.stop(GRACE);

        assertThat(deaths.poll(200, TimeUnit.MILLISECONDS)).isNull();
        assertThat(child.pid()).isEmpty();
    }

    @Test
    void whatTheShellHasIsNotInherited() throws InterruptedException {
        Child child = child("env | cut -d= -f1 | sort | tr '\\n' ' '; exit 1", false);

        child.start();

        assertThat(deaths.poll(10, TimeUnit.SECONDS))
                .doesNotContain("JAVA_HOME")
                .doesNotContain("HOME ");
    }

    @Test
    void waitingEndsWithTheProcess() {
        Child child = new Child(
                new ProcessSpec(
                        "part",
                        List.of("/bin/sh", "-c", "echo no; exit 1"),
                        Map.of(),
                        folder,
                        folder.resolve("part.log"),
                        Optional.of(URI.create("http://127.0.0.1:1/")),
                        Duration.ofMinutes(1),
                        false),
                new ProcessRegister(folder),
                deaths::add);
        child.start();

        assertThatThrownBy(child::awaitReady)
                .isInstanceOf(StackException.class)
                .hasMessageContaining("part did not start");
    }

    @Test
    void whatAKilledSupervisorLeftBehindIsFoundAndEnded() throws InterruptedException {
        Child child = child("sleep 60", false);
        child.start();
        ProcessHandle orphan = ProcessHandle.of(child.pid().orElseThrow()).orElseThrow();

        ProcessRegister later = new ProcessRegister(folder);

        assertThat(later.find("part")).isPresent();
        assertThat(later.endLeftovers(GRACE)).containsExactly("part");
        assertThat(orphan.isAlive()).isFalse();
        assertThat(later.find("part")).isEmpty();
    }

    private Child child(String script, boolean restarts) {
        return new Child(
                new ProcessSpec(
                        "part",
                        List.of("/bin/sh", "-c", script),
                        Map.of("PATH", "/usr/bin:/bin"),
                        folder,
                        folder.resolve("part.log"),
                        Optional.empty(),
                        Duration.ofSeconds(10),
                        restarts),
                new ProcessRegister(folder),
                deaths::add);
    }
}
