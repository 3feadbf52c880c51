package io.cloudfreedom.router.key;

import io.cloudfreedom.router.testkit.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/// The packaged key-service as a process of its own, which can be told where to die.
final class PackagedService implements AutoCloseable {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Map<String, String> configuration;
    private final Path folder;
    private final Path crashFile;
    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    PackagedService(Map<String, String> configuration) throws IOException {
        this.configuration = configuration;
        this.folder = Files.createDirectories(Path.of("target/packaged-service"));
        this.crashFile = folder.resolve("crash-at").toAbsolutePath();
        Files.deleteIfExists(crashFile);
        this.process = launch();
        awaitReady();
    }

    int port() {
        return port;
    }

    /// From now on the process dies at this point, once.
    void dieAt(String point) throws IOException {
        Path draft = Files.writeString(folder.resolve("crash-at.draft"), point);
        Files.move(draft, crashFile, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Waits for its death, and starts it again.
    void resurrect() throws IOException {
        Awaitility.await().atMost(LONG).until(() -> !process.isAlive());
        process = launch();
        awaitReady();
    }

    /// Kills it without a chance to tidy up.
    void kill() {
        process.destroyForcibly();
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m"));
        configuration.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.management.host=127.0.0.1");
        command.add("-Dquarkus.management.port=" + managementPort);
        command.add("-Drouter.crash-file=" + crashFile);
        command.add("-jar");
        command.add(JAR.toAbsolutePath().toString());
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("service.log").toFile()))
                .start();
    }

    private void awaitReady() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"))
                .build();
        Awaitility.await()
                .atMost(LONG)
                .ignoreExceptions()
                .until(() -> http.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }
}
