package io.cloudfreedom.router.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.testcontainers.DockerClientFactory;

/// Where parts run: as children of this process, or in containers when Docker answers.
/// Chosen by `-Dtestkit.backend` or `TESTKIT_BACKEND`: `auto` (default), `embedded`, `docker`.
public enum Backend {
    EMBEDDED,
    DOCKER;

    private static final Backend CHOSEN = choose();

    public static Backend chosen() {
        return CHOSEN;
    }

    private static Backend choose() {
        String name = System.getProperty("testkit.backend", System.getenv().getOrDefault("TESTKIT_BACKEND", "auto"));
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "embedded" -> EMBEDDED;
            case "docker" -> DOCKER;
            case "auto" -> dockerAnswers() ? DOCKER : EMBEDDED;
            default -> throw new IllegalArgumentException("TESTKIT_BACKEND is auto, embedded or docker, not " + name);
        };
    }

    /// Testcontainers logs an error where there is no engine, so it is asked only where one may be.
    private static boolean dockerAnswers() {
        boolean perhaps = System.getenv().containsKey("DOCKER_HOST") || Files.exists(Path.of("/var/run/docker.sock"));
        return perhaps && DockerClientFactory.instance().isDockerAvailable();
    }
}
