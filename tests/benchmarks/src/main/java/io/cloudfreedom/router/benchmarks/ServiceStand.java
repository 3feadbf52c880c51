package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.local.StackException;
import io.cloudfreedom.router.testkit.Part;
import io.cloudfreedom.router.testkit.Ports;
import io.cloudfreedom.router.testkit.kafka.KafkaBroker;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.cloudfreedom.router.testkit.postgres.PostgresServer;
import io.cloudfreedom.router.testkit.postgres.ServiceDatabase;
import io.cloudfreedom.router.testkit.vault.OpenBao;
import io.cloudfreedom.router.vault.ServiceRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A packaged service on parts of its own: nothing else works on them.
class ServiceStand implements AutoCloseable {
    private final List<Part> parts = new ArrayList<>();
    private final ServiceRole role;
    private final ServiceDatabase database;
    private final PostgresServer postgres;
    private final Issuer issuer;
    private final KafkaBroker broker;
    private final Map<String, String> configuration = new HashMap<>();
    private final int port = Ports.free();
    private @Nullable Process service;

    /// @param settings of the service, beyond its addresses
    ServiceStand(ServiceRole role, ServiceDatabase database, Map<String, String> settings) {
        this.role = role;
        this.database = database;
        postgres = started(PostgresServer.start());
        issuer = started(Issuer.start());
        broker = started(KafkaBroker.start());
        OpenBao vault = started(OpenBao.start());
        var passwords = new ServiceDatabase.Passwords("bench-owner", "bench-app", "bench-system");
        postgres.create(database, passwords);
        configuration.putAll(database.configuration(postgres.host(), postgres.port(), passwords));
        configuration.putAll(issuer.configuration(role.roleName()));
        configuration.putAll(vault.configuration(role));
        configuration.put("kafka.bootstrap.servers", broker.bootstrapServers());
        configuration.put("quarkus.http.port", Integer.toString(port));
        configuration.put("quarkus.management.port", "0");
        configuration.putAll(settings);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    Issuer issuer() {
        return issuer;
    }

    Connection books() throws SQLException {
        return postgres.admin(database.databaseName());
    }

    void startService() {
        String name = role.roleName();
        Path jar = Path.of(name, "target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StackException(jar + " is missing: run mvn package first, here in the repository's folder");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC"));
        configuration.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", jar.toString()));
        try {
            service = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            Path.of("tests/benchmarks/target", name + ".log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stopService() {
        if (service != null) {
            service.destroy();
            try {
                if (!service.waitFor(30, TimeUnit.SECONDS)) {
                    service.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <P extends Part> P started(P part) {
        parts.add(part);
        return part;
    }

    @Override
    public void close() {
        stopService();
        parts.reversed().forEach(Part::close);
    }
}
