package io.cloudfreedom.router.local.process;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a part's process is started, and how it shows that it is ready.
///
/// The environment is exactly what is given here, so nothing of the caller's shell reaches a part.
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Path log,
        Optional<URI> readiness,
        Duration patience,
        boolean restarts) {

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
