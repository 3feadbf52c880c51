package io.cloudfreedom.router.system.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files that git tracks.
final class Tree {
    static final Path ROOT = root();

    private Tree() {}

    /// Paths relative to the root.
    static List<Path> tracked() throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "-c", "core.quotePath=false", "ls-files", "-z")
                .directory(ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String listed = new String(git.getInputStream().readAllBytes(), UTF_8);
        if (git.waitFor() != 0) {
            throw new IllegalStateException("git ls-files failed in " + ROOT);
        }
        return Stream.of(listed.split("\0", -1))
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(path -> Files.isRegularFile(ROOT.resolve(path)))
                .toList();
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docker-compose.yml"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not inside the repository");
            }
        }
        return folder;
    }
}
