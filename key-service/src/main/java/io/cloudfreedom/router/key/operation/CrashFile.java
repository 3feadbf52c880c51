package io.cloudfreedom.router.key.operation;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Lets the process die where a file says so, once, as if its machine had lost power.
///
/// For crash tests of the packaged service alone: without the property `router.crash-file` nobody dies.
@DefaultBean
@ApplicationScoped
class CrashFile implements CrashPoints {
    private static final int HALTED = 86;

    private final Optional<Path> file;

    CrashFile(@ConfigProperty(name = "router.crash-file") Optional<Path> file) {
        this.file = file;
    }

    @Override
    public void reached(CrashPoint point) {
        if (file.isPresent() && isPlanned(file.get(), point)) {
            Runtime.getRuntime().halt(HALTED);
        }
    }

    private static boolean isPlanned(Path file, CrashPoint point) {
        try {
            return Files.exists(file)
                    && Files.readString(file).strip().equals(point.name())
                    && Files.deleteIfExists(file);
        } catch (IOException e) {
            return false;
        }
    }
}
