package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.event.Event;
import io.cloudfreedom.router.local.StackException;
import io.cloudfreedom.router.testkit.postgres.ServiceDatabase;
import io.cloudfreedom.router.vault.ServiceRole;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/// The packaged usage-service on parts of its own, and what the other services tell it.
final class UsageStand extends ServiceStand {
    private static final Duration READY = Duration.ofMinutes(2);

    private final KafkaProducer<String, String> kafka;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    private UsageStand(Map<String, String> settings) {
        super(ServiceRole.USAGE, ServiceDatabase.USAGE, settings);
        kafka = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers(), "linger.ms", "20"),
                new StringSerializer(),
                new StringSerializer());
    }

    /// @param settings of the service, beyond its addresses
    static UsageStand start(Map<String, String> settings) {
        return new UsageStand(settings);
    }

    String gatewayToken() {
        return issuer().service("gateway-service");
    }

    String adminToken() {
        return issuer().superAdmin();
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

    @Override
    public void close() {
        stopService();
        kafka.close(Duration.ofSeconds(5));
        super.close();
    }
}
