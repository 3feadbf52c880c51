package io.cloudfreedom.router.system.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// A program of another language, run to its end in a folder of the checkout.
public final class Script {
    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();

    private Script(Path folder) {
        this.folder = folder;
    }

    public static Script in(Path folder) {
        return new Script(folder);
    }

    /// An environment variable beside those of this process.
    public Script with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /// How it ended: 137 where it had to be killed when its time was up.
    public Ended run(Duration patience, String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("script", ".log");
        try {
            ProcessBuilder script = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            script.environment().putAll(environment);
            Process process = script.start();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            return new Ended(process.waitFor(), Files.readString(log, StandardCharsets.UTF_8));
        } finally {
            Files.delete(log);
        }
    }

    /// @param output what it wrote to its standard output and its standard error
    public record Ended(int exitValue, String output) {}
}
