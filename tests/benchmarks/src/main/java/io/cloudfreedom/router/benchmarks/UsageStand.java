package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.event.Event;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// The packaged usage-service on parts of its own: nothing else works on them.
final class UsageStand implements AutoCloseable {
    private static final Duration READY = Duration.ofMinutes(2);

    private final List<Part> parts = new ArrayList<>();
    private final PostgresServer postgres;
    private final Issuer issuer;
    private final Map<String, String> configuration = new HashMap<>();
    private final KafkaProducer<String, String> kafka;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private final int port = Ports.free();
    private @Nullable Process service;

    private UsageStand(Map<String, String> settings) {
        postgres = started(PostgresServer.start());
        issuer = started(Issuer.start());
        KafkaBroker broker = started(KafkaBroker.start());
        OpenBao vault = started(OpenBao.start());
        var passwords = new ServiceDatabase.Passwords("bench-owner", "bench-app", "bench-system");
        postgres.create(ServiceDatabase.USAGE, passwords);
        configuration.putAll(ServiceDatabase.USAGE.configuration(postgres.host(), postgres.port(), passwords));
        configuration.putAll(issuer.configuration("usage-service"));
        configuration.putAll(vault.configuration(ServiceRole.USAGE));
        configuration.put("kafka.bootstrap.servers", broker.bootstrapServers());
        configuration.put("quarkus.http.port", Integer.toString(port));
        configuration.put("quarkus.management.port", "0");
        configuration.putAll(settings);
        kafka = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", "20"),
                new StringSerializer(),
                new StringSerializer());
    }

    /// @param settings of the service, beyond its addresses
    static UsageStand start(Map<String, String> settings) {
        return new UsageStand(settings);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    String gatewayToken() {
        return issuer.service("gateway-service");
    }

    String adminToken() {
        return issuer.superAdmin();
    }

    Connection books() throws SQLException {
        return postgres.admin(ServiceDatabase.USAGE.databaseName());
    }

    void startService() {
        Path jar = Path.of("usage-service/target/quarkus-app/quarkus-run.jar");
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
                            Path.of("tests/benchmarks/target/usage-service.log").toFile())
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

    void send(Event event) {
        var record = new ProducerRecord<>(event.topic().topicName(), event.key(), ContractJson.write(event));
        record.headers().add("ce_id", Uuid7.at(Instant.now()).toString().getBytes(StandardCharsets.UTF_8));
        sent.add(kafka.send(record));
    }

    /// Waits until Kafka has all that was sent.
    void flush() {
        kafka.flush();
        sent.forEach(each -> each.resultNow());
        sent.clear();
    }

    /// Waits until the query answers this number.
    void await(String sql, long wanted) {
        Instant end = Instant.now().plus(READY);
        while (Instant.now().isBefore(end)) {
            try (Connection books = books()) {
                if (number(books, sql) == wanted) {
                    return;
                }
            } catch (SQLException notThereYet) {
                // the service makes its tables when it starts
            }
            pause();
        }
        throw new StackException("usage-service does not get ready: " + sql + " is not " + wanted);
    }

    static long number(Connection books, String sql) throws SQLException {
        try (var statement = books.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted");
        }
    }

    private <P extends Part> P started(P part) {
        parts.add(part);
        return part;
    }

    @Override
    public void close() {
        stopService();
        kafka.close(Duration.ofSeconds(5));
        parts.reversed().forEach(Part::close);
    }
}
