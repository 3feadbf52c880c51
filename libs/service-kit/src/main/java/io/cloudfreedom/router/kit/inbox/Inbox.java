package io.cloudfreedom.router.kit.inbox;

import io.cloudfreedom.router.contracts.event.Event;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.kit.trace.Traceparent;
import io.cloudfreedom.router.kit.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Handles Kafka records exactly once: effect, dedupe row and offset are one transaction in the service's database.
///
/// Guarantees: a record whose effect is committed is never handled again, whatever Kafka redelivers; a
/// consumer that lost its partition (a zombie) commits nothing; a record that cannot be read, or whose effect
/// can never be, goes to the topic's dead letters in the same transaction and stops nobody. A failing
/// database is tried again for as long as Kafka's health check allows, then the consumer stops and its health
/// says so.
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);
    private static final Duration GIVE_UP = Duration.ofSeconds(50);

    private static final String LOCK_OFFSET = """
            insert into inbox_offset (consumer, topic, partition, next_offset) values ($1, $2, $3, 0)
            on conflict (consumer, topic, partition) do update set next_offset = inbox_offset.next_offset
            returning next_offset
            """;

    private static final String SET_OFFSET = """
            update inbox_offset set next_offset = $4 where consumer = $1 and topic = $2 and partition = $3
            """;

    private static final String DEDUPE = """
            insert into inbox_event (consumer, event_id) select $1, * from unnest($2::uuid[])
            on conflict do nothing
            returning event_id
            """;

    private static final String DEAD_LETTER = """
            insert into outbox (event_id, topic, record_key, type, payload) values ($1, $2, $3, $4, $5)
            on conflict do nothing
            """;

    private final Database database;
    private final Offsets offsets;
    private final MeterRegistry metrics;

    Inbox(Database database, @Identifier(Offsets.NAME) Offsets offsets, MeterRegistry metrics) {
        this.database = database;
        this.offsets = offsets;
        this.metrics = metrics;
    }

    /// Handles a batch, its partitions beside each other.
    ///
    /// @param consumer the consumer's name, which is its Kafka group
    /// @param type what the topic carries
    public Uni<Void> consume(
            String consumer, ConsumerRecords<String, String> records, Class<? extends Event> type, Effect effect) {
        return Multi.createFrom()
                .iterable(records.partitions())
                .onItem()
                .transformToUniAndMerge(
                        partition -> partition(consumer, partition, records.records(partition), type, effect))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> partition(
            String consumer,
            TopicPartition partition,
            List<ConsumerRecord<String, String>> records,
            Class<? extends Event> type,
            Effect effect) {
        long next = records.getLast().offset() + 1;
        return Uni.createFrom()
                .deferred(() -> transaction(consumer, partition, records, type, effect))
                .onFailure(RecordsFault::is)
                .recoverWithUni(fault -> records.size() == 1
                        ? burial(consumer, partition, records.getFirst(), fault)
                        : oneByOne(consumer, partition, records, type, effect))
                .onFailure(t -> !(t instanceof Fenced))
                .invoke(t ->
                        LOG.warnf("batch failed, will try again topic=%s cause=%s", partition.topic(), t.toString()))
                .onFailure(t -> !(t instanceof Fenced))
                .retry()
                .withBackOff(FIRST_BACKOFF, MAX_BACKOFF)
                .expireIn(GIVE_UP.toMillis())
                .invoke(() -> offsets.advanced(partition, next))
                .onFailure(Fenced.class)
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Void> transaction(
            String consumer,
            TopicPartition partition,
            List<ConsumerRecord<String, String>> records,
            Class<? extends Event> type,
            Effect effect) {
        return database.asSystem(tx -> claim(tx, consumer, partition)
                .map(stored ->
                        records.stream().filter(r -> r.offset() >= stored).toList())
                .chain(unseen -> handle(tx, consumer, unseen, type, effect))
                .chain(() -> move(tx, consumer, partition, records.getLast())));
    }

    /// Finds the record that the batch failed for: the others have their effect.
    private Uni<Void> oneByOne(
            String consumer,
            TopicPartition partition,
            List<ConsumerRecord<String, String>> records,
            Class<? extends Event> type,
            Effect effect) {
        return Multi.createFrom()
                .iterable(records)
                .onItem()
                .transformToUniAndConcatenate(record -> partition(consumer, partition, List.of(record), type, effect))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> burial(
            String consumer, TopicPartition partition, ConsumerRecord<String, String> record, Throwable fault) {
        return database.asSystem(tx -> claim(tx, consumer, partition)
                .chain(stored -> record.offset() < stored
                        ? Uni.createFrom().voidItem()
                        : bury(tx, List.of(deadLetter(record, fault))))
                .chain(() -> move(tx, consumer, partition, record)));
    }

    private static Uni<Void> move(
            SqlConnection tx, String consumer, TopicPartition partition, ConsumerRecord<String, String> last) {
        return tx.preparedQuery(SET_OFFSET)
                .execute(Tuple.of(consumer, partition.topic(), partition.partition(), last.offset() + 1))
                .replaceWithVoid();
    }

    /// Locks the partition's row. Another process may have moved it: then this one has lost the partition.
    private Uni<Long> claim(SqlConnection tx, String consumer, TopicPartition partition) {
        return tx.preparedQuery(LOCK_OFFSET)
                .execute(Tuple.of(consumer, partition.topic(), partition.partition()))
                .map(rows -> rows.iterator().next().getLong(0))
                .invoke(stored -> {
                    OptionalLong expected = offsets.expected(partition);
                    if (expected.isEmpty() || expected.getAsLong() != stored) {
                        metrics.counter("router.inbox.fenced", "topic", partition.topic())
                                .increment();
                        throw new Fenced(partition);
                    }
                });
    }

    private Uni<Void> handle(
            SqlConnection tx,
            String consumer,
            List<ConsumerRecord<String, String>> records,
            Class<? extends Event> type,
            Effect effect) {
        Map<UUID, Received> readable = new HashMap<>();
        List<Received> inOrder = new ArrayList<>();
        List<Tuple> dead = new ArrayList<>();
        for (ConsumerRecord<String, String> record : records) {
            try {
                Received received = Received.read(
                        UUID.fromString(header(record, "ce_id")),
                        source(record),
                        optional(record, Traceparent.HEADER).flatMap(Traceparent::parse),
                        record.topic(),
                        record.key(),
                        record.value(),
                        type);
                if (readable.putIfAbsent(received.id(), received) == null) {
                    inOrder.add(received);
                }
            } catch (IllegalArgumentException e) {
                dead.add(deadLetter(record, e));
            }
        }
        return bury(tx, dead).chain(() -> apply(tx, consumer, inOrder, effect));
    }

    private Uni<Void> apply(SqlConnection tx, String consumer, List<Received> received, Effect effect) {
        if (received.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = received.stream().map(Received::id).toArray(UUID[]::new);
        return tx.preparedQuery(DEDUPE)
                .execute(Tuple.of(consumer, ids))
                .map(rows -> {
                    Set<UUID> fresh = new HashSet<>();
                    rows.forEach(row -> fresh.add(row.getUUID(0)));
                    return received.stream().filter(r -> fresh.contains(r.id())).toList();
                })
                .chain(fresh -> fresh.isEmpty() ? Uni.createFrom().voidItem() : inItsTrace(tx, fresh, effect));
    }

    /// What comes of records of one request belongs to its trace; of a batch of several, nobody can tell.
    private static Uni<Void> inItsTrace(SqlConnection tx, List<Received> fresh, Effect effect) {
        Set<String> traces = new HashSet<>();
        fresh.forEach(received ->
                traces.add(received.trace().map(Traceparent::traceId).orElse("")));
        fresh.getFirst()
                .trace()
                .filter(trace -> traces.size() == 1)
                .map(Traceparent::next)
                .ifPresentOrElse(Traces::enter, Traces::leave);
        return effect.apply(tx, fresh);
    }

    private Uni<Void> bury(SqlConnection tx, List<Tuple> dead) {
        if (dead.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(DEAD_LETTER).executeBatch(dead).replaceWithVoid();
    }

    private Tuple deadLetter(ConsumerRecord<String, String> record, Throwable why) {
        metrics.counter("router.inbox.dead_letters", "topic", record.topic()).increment();
        LOG.errorf(
                "record goes to the dead letters topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), why.getMessage());
        UUID id = UUID.nameUUIDFromBytes(
                (record.topic() + "/" + record.partition() + "/" + record.offset()).getBytes(StandardCharsets.UTF_8));
        String key = record.key() == null ? "" : record.key();
        String payload = record.value() == null ? "" : record.value();
        return Tuple.of(id, record.topic() + ".dlq", key, "dead-letter: " + shortened(why.getMessage()), payload);
    }

    private static String shortened(@Nullable String reason) {
        String text = String.valueOf(reason);
        return text.length() <= 90 ? text : text.substring(0, 90);
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return optional(record, name)
                .orElseThrow(() -> new IllegalArgumentException("the record has no header " + name));
    }

    private static Optional<String> optional(ConsumerRecord<String, String> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    /// `/key-service` → `key-service`.
    private static String source(ConsumerRecord<String, String> record) {
        String source = optional(record, "ce_source").orElse("");
        return source.startsWith("/") ? source.substring(1) : source;
    }

    /// The partition's offset was moved by another process.
    private static final class Fenced extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fenced(TopicPartition partition) {
            super("another consumer moved " + partition, null, false, false);
            LOG.warnf("partition lost, its records are left to the new owner partition=%s", partition);
        }
    }
}
