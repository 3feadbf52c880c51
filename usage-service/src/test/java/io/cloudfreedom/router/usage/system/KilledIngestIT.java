package io.cloudfreedom.router.usage.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.Event;
import io.cloudfreedom.router.contracts.event.ModelChanged;
import io.cloudfreedom.router.contracts.event.ModelRoute;
import io.cloudfreedom.router.contracts.event.UsageRecorded;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.testkit.RouterResource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Usage events twice and in any order, over two processes of the packaged service that are killed in turn, so that
/// partitions go to and fro: the books are exact to the nano-dollar.
class KilledIngestIT {
    private static final int EFFORT = Integer.getInteger("router.test.effort", 1);
    private static final int EVENTS = EFFORT == 1 ? 6_000 : 50_000 * EFFORT;
    private static final int CHUNK = 2_000;
    private static final int KILL_EVERY = EFFORT == 1 ? 2 : 10;
    private static final long SEED = 20_261_124;
    private static final Duration PATIENCE = Duration.ofMinutes(3L + 2L * EFFORT);

    private static final RouterResource PARTS = new RouterResource();
    private static Map<String, String> configuration = Map.of();

    private final Random random = new Random(SEED);
    private final List<Cast> casts =
            IntStream.range(0, 5).mapToObj(i -> Cast.fresh()).toList();
    private final long[] expected = new long[casts.size()];

    @BeforeAll
    static void startParts() {
        PARTS.init(Map.of("service", "usage", "parts", "postgres,kafka,vault"));
        configuration = PARTS.start();
    }

    @AfterAll
    static void stopParts() {
        PARTS.stop();
    }

    @Test
    void nothingIsLostAndNothingCountsTwice() throws SQLException {
        ServiceProcess[] services = {start(0), start(1)};
        try (var kafka = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", configuration.get("kafka.bootstrap.servers")),
                        new StringSerializer(),
                        new StringSerializer());
                Connection books = connect()) {
            UUID price = announce(kafka, books);
            List<UsageRecorded> before = List.of();
            for (int chunk = 0; chunk * CHUNK < EVENTS; chunk++) {
                List<UsageRecorded> events = events(price);
                send(kafka, events, before);
                before = events;
                if (chunk % KILL_EVERY == KILL_EVERY - 1) {
                    // in the middle of its work
                    long half = chunk * (long) CHUNK + CHUNK / 2;
                    await().atMost(PATIENCE).until(() -> settled(books) >= half);
                    int victim = random.nextInt(services.length);
                    services[victim].kill();
                    services[victim] = start(victim);
                }
            }

            long all = (EVENTS + CHUNK - 1L) / CHUNK * CHUNK;
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> settled(books) == all);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> number(books, "select count(*) from outbox where topic like '%.dlq'") == 0
                            && number(books, "select count(*) from usage_record") == all);
            assertThat(number(books, "select sum(requests)::bigint from ledger_entry"))
                    .isEqualTo(all);
            assertThat(number(books, "select count(*) from ledger_entry")).isEqualTo(all);
            for (int i = 0; i < expected.length; i++) {
                String tenant = casts.get(i).tenant().toString();
                for (String sum : List.of(
                        "select sum(cost)::bigint from ledger_entry where tenant_id = '" + tenant + "'",
                        "select sum(cost)::bigint from usage_daily where tenant_id = '" + tenant + "'",
                        "select sum(posted)::bigint from budget_window where kind = 'day' and account = 'tenant/"
                                + tenant + "/usd'")) {
                    assertThat(number(books, sum)).as(sum).isEqualTo(expected[i]);
                }
            }
        } finally {
            for (ServiceProcess service : services) {
                service.close();
            }
        }
    }

    private static ServiceProcess start(int number) {
        return ServiceProcess.start(configuration, "killed-ingest-" + number);
    }

    private List<UsageRecorded> events(UUID price) {
        List<UsageRecorded> events = new ArrayList<>(CHUNK);
        for (int i = 0; i < CHUNK; i++) {
            int who = random.nextInt(casts.size());
            Cast cast = casts.get(who);
            long input = random.nextInt(5_000);
            long output = random.nextInt(500);
            expected[who] += input * 2_500 + output * 10_000;
            LeaseShare share =
                    new LeaseShare(Cast.id(), AccountId.usd(AccountType.TENANT, cast.tenant()), 1_000_000_000);
            events.add(cast.metered(Cast.id(), price, input, output, List.of(share)));
        }
        return events;
    }

    /// Each once at least; some twice under one id, some again under another, some of those before.
    private void send(KafkaProducer<String, String> kafka, List<UsageRecorded> events, List<UsageRecorded> before) {
        List<ProducerRecord<String, String>> records = new ArrayList<>();
        for (UsageRecorded event : events) {
            UUID id = Cast.id();
            records.add(record(event, id));
            if (random.nextInt(5) == 0) {
                records.add(record(event, id));
            }
            if (random.nextInt(10) == 0) {
                records.add(record(event, Cast.id()));
            }
        }
        before.stream()
                .filter(event -> random.nextInt(20) == 0)
                .forEach(event -> records.add(record(event, Cast.id())));
        Collections.shuffle(records, random);
        sendAll(kafka, records);
    }

    private static void sendAll(KafkaProducer<String, String> kafka, List<ProducerRecord<String, String>> records) {
        List<Future<RecordMetadata>> sent = records.stream().map(kafka::send).toList();
        kafka.flush();
        sent.forEach(Future::resultNow);
    }

    private UUID announce(KafkaProducer<String, String> kafka, Connection books) {
        List<Event> events = new ArrayList<>();
        events.add(new ModelChanged(
                "gpt-4o",
                1,
                Change.CREATED,
                "GPT-4o",
                "chat",
                128_000,
                16_384,
                List.of(new ModelRoute(Provider.OPENAI, "openai/gpt-4o")),
                Instant.now()));
        for (Cast cast : casts) {
            events.add(cast.tenantChanged(1, null));
            events.add(cast.providerKeyChanged());
        }
        sendAll(kafka, events.stream().map(event -> record(event, Cast.id())).toList());
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> number(
                                books,
                                "select count(*) from account where account like 'tenant/%/usd' or account like 'provider_key/%'")
                        == 2L * casts.size());
        return await().atMost(PATIENCE)
                .until(
                        () -> texts(books, "select id::text from price where model = 'gpt-4o'").stream()
                                .map(UUID::fromString)
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
    }

    private static ProducerRecord<String, String> record(Event event, UUID id) {
        var record = new ProducerRecord<>(event.topic().topicName(), event.key(), ContractJson.write(event));
        record.headers().add("ce_id", id.toString().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static long settled(Connection books) throws SQLException {
        return number(books, "select count(*) from settlement where booking is not null");
    }

    private static long number(Connection books, String sql) throws SQLException {
        return Long.parseLong(texts(books, sql).getFirst());
    }

    private static List<String> texts(Connection books, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (var statement = books.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + configuration.get("router.db.url"),
                "usage_system",
                configuration.get("router.db.system-password"));
    }
}
