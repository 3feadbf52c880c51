package io.cloudfreedom.router.kit.outbox;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.event.Event;
import io.cloudfreedom.router.kit.trace.Traceparent;
import io.cloudfreedom.router.kit.trace.Traces;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event on its way to Kafka; `eventId` stays the same over every retry.
///
/// @param traceparent the trace of the request that it comes from, if there is one
public record OutboxRow(
        UUID eventId,
        String topic,
        String key,
        String type,
        String payload,
        @Nullable String traceparent) {
    /// Inserts a row and wakes the relay at commit; for change events, whose latency counts.
    public static final String INSERT_AND_NOTIFY = """
            with row as (
                insert into outbox (event_id, topic, record_key, type, payload, traceparent)
                values ($1, $2, $3, $4, $5, $6)
                returning 1)
            select pg_notify('outbox', '') from row
            """;

    /// Inserts a row; the relay finds it at its next round. For the usage path: NOTIFY takes a database-wide
    /// lock at commit.
    public static final String INSERT = """
            insert into outbox (event_id, topic, record_key, type, payload, traceparent)
            values ($1, $2, $3, $4, $5, $6)
            """;

    public OutboxRow {
        Objects.requireNonNull(eventId, "eventId is null");
        Objects.requireNonNull(topic, "topic is null");
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(payload, "payload is null");
    }

    public static OutboxRow of(Event event, Instant now) {
        return new OutboxRow(
                Uuid7.at(now),
                event.topic().topicName(),
                event.key(),
                event.type(),
                ContractJson.write(event),
                Traces.current().map(Traceparent::header).orElse(null));
    }

    /// The parameters of the two statements, in their order.
    public Tuple parameters() {
        return Tuple.tuple()
                .addUUID(eventId)
                .addString(topic)
                .addString(key)
                .addString(type)
                .addString(payload)
                .addString(traceparent);
    }
}
