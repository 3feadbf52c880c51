package io.cloudfreedom.router.local.state;

import static java.util.Objects.requireNonNull;

import io.cloudfreedom.router.local.StackException;
import io.cloudfreedom.router.vault.SecretFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// `.router/`: everything that the stack keeps; only its owner may enter.
public final class StateFolder {

    private final Path root;

    private StateFolder(Path root) {
        this.root = root;
    }

    /// Opens the folder, or makes it.
    public static StateFolder open(Path root) {
        StateFolder state = new StateFolder(requireNonNull(root, "root is null").toAbsolutePath());
        for (Path folder : new Path[] {state.root, state.data(""), state.logs(), state.run(), state.secretsRoot()}) {
            makePrivate(folder);
        }
        return state;
    }

    public Path root() {
        return root;
    }

    public Path data(String part) {
        return root.resolve("data").resolve(part);
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path statusFile() {
        return run().resolve("status.json");
    }

    public Path supervisorPid() {
        return run().resolve("supervisor.pid");
    }

    public Path venv() {
        return root.resolve("venv");
    }

    public Path keycloak() {
        return root.resolve("keycloak");
    }

    /// What the services' JVMs keep for their next start.
    public Path aot() {
        return root.resolve("aot");
    }

    public Path stateFile() {
        return root.resolve("state.json");
    }

    public SecretFiles secrets() {
        return new SecretFiles(secretsRoot());
    }

    private Path secretsRoot() {
        return root.resolve("secrets");
    }

    /// A folder of a part's data, made when it is not there.
    public Path dataFolder(String part) {
        Path folder = data(part);
        makePrivate(folder);
        return folder;
    }

    private static void makePrivate(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new StackException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    /// Replaces a file in one step; its owner alone may read it.
    public static void replace(Path file, byte[] content) {
        try {
            Path fresh = Files.createTempFile(
                    requireNonNull(file.getParent()),
                    ".",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
