package io.cloudfreedom.router.usage.webhook;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.usage.audit.AuditLog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What is to be delivered, was delivered, or could not be. Rows are locked endpoint after delivery.
@ApplicationScoped
class Deliveries {
    private static final int CLAIM = 50;

    private static final String ENQUEUE = """
            insert into webhook_delivery (id, endpoint_id, tenant_id, type, payload, next_attempt)
            select uuidv7(), e.id, e.tenant_id, $2::varchar, $3, now()
            from webhook_endpoint e join tenant t on t.id = e.tenant_id and t.status <> 'deleted'
            where e.tenant_id = $1 and e.enabled and $2::varchar = any(e.events)
            """;

    private static final String PREPARE_TEST = """
            insert into webhook_delivery (id, endpoint_id, tenant_id, type, payload, state, attempts, last_attempt)
            select $1, e.id, e.tenant_id, $3, $4, 'failed', 1, now() from webhook_endpoint e where e.id = $2
            returning id, endpoint_id, tenant_id, payload, attempts,
                (select e.url from webhook_endpoint e where e.id = $2) as url
            """;

    /// Claimed for two minutes: a process that dies meanwhile leaves the message to another.
    private static final String CLAIM_DUE = """
            update webhook_delivery d
            set attempts = d.attempts + 1, last_attempt = now(), next_attempt = now() + interval '2 minutes'
            from webhook_endpoint e
            where e.id = d.endpoint_id and d.id in (
                select due.id from webhook_delivery due
                where due.state = 'pending' and due.next_attempt <= now()
                order by due.next_attempt limit $1 for update skip locked)
            returning d.id, d.endpoint_id, d.tenant_id, d.payload, d.attempts, e.url
            """;

    private static final String END = """
            update webhook_delivery
            set state = $2, last_status = $3, last_error = $4, next_attempt = now() + make_interval(secs => $5)
            where id = $1
            """;

    private static final String POSTPONE = """
            update webhook_delivery set attempts = attempts - 1, next_attempt = now() + make_interval(secs => $2)
            where id = $1
            """;

    private static final String WELL = """
            update webhook_endpoint set failing_since = null where id = $1 and failing_since is not null
            """;

    private static final String FAILING = """
            update webhook_endpoint set failing_since = coalesce(failing_since, now()) where id = $1
            returning failing_since < now() - make_interval(secs => $2) as hopeless
            """;

    private static final String DISABLE = """
            update webhook_endpoint set enabled = false, status_reason = $2, updated = now()
            where id = $1 and enabled returning tenant_id
            """;

    private static final String DROP_PENDING = """
            update webhook_delivery set state = 'failed', last_error = 'disabled', next_attempt = null
            where endpoint_id = $1 and state = 'pending'
            """;

    private static final String AGAIN = """
            update webhook_delivery set state = 'pending', attempts = 0, next_attempt = now()
            where id = $1 and endpoint_id = $2 and state <> 'pending'
            """;

    private static final String LIST = """
            select %s from webhook_delivery
            where endpoint_id = $1 and ($2::varchar is null or state = $2) and ($3::uuid is null or id < $3)
            order by id desc limit $4
            """.formatted(Delivery.COLUMNS);

    private static final String ONE = "select %s from webhook_delivery where id = $1".formatted(Delivery.COLUMNS);

    private static final String FORGET = """
            delete from webhook_delivery where id in (
                select id from webhook_delivery
                where state <> 'pending' and created < now() - make_interval(secs => $1) limit 1000)
            """;

    private final AuditLog audit;
    private final WebhookConfig config;
    private final Clock clock;
    private final RetrySchedule schedule;

    Deliveries(AuditLog audit, WebhookConfig config, Clock clock) {
        this.audit = audit;
        this.config = config;
        this.clock = clock;
        this.schedule = new RetrySchedule(config.schedule());
    }

    /// Queues a notice for every endpoint of its tenant that wants it.
    Uni<Void> enqueue(SqlConnection tx, List<Notice> notices) {
        if (notices.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(ENQUEUE)
                .executeBatch(notices.stream()
                        .map(n -> Tuple.of(n.tenantId(), n.type().json(), payload(n.type(), n.data())))
                        .toList())
                .replaceWithVoid();
    }

    /// A message for one endpoint that is sent by the caller, once.
    Uni<Message> prepareTest(SqlConnection tx, UUID endpoint) {
        String payload = payload(WebhookType.TEST, Map.of("webhook_id", endpoint));
        return tx.preparedQuery(PREPARE_TEST)
                .execute(Tuple.of(Uuid7.at(clock.instant()), endpoint, WebhookType.TEST.json(), payload))
                .map(rows -> Message.of(rows.iterator().next()));
    }

    Uni<List<Message>> claim(SqlConnection tx) {
        return tx.preparedQuery(CLAIM_DUE)
                .execute(Tuple.of(CLAIM))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Message::of)
                        .toList());
    }

    /// Nothing was sent, for a reason of ours: that is no attempt.
    Uni<Void> postpone(SqlConnection tx, Message message, Duration wait) {
        return tx.preparedQuery(POSTPONE)
                .execute(Tuple.of(message.id(), seconds(wait)))
                .replaceWithVoid();
    }

    Uni<Void> ended(SqlConnection tx, Message message, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered delivered ->
                end(tx, message, "delivered", delivered.status(), null, null)
                        .chain(() -> tx.preparedQuery(WELL).execute(Tuple.of(message.endpointId())))
                        .replaceWithVoid();
            case Outcome.Refused refused
            when refused.isGone() ->
                end(tx, message, "failed", refused.status(), "status", null)
                        .chain(() -> disable(tx, message.endpointId(), "gone"));
            case Outcome.Refused refused -> failed(tx, message, refused.status(), "status", refused.retryAfter());
            case Outcome.Unanswered unanswered -> failed(tx, message, null, unanswered.error(), Duration.ZERO);
        };
    }

    /// A test is tried once, and says nothing of the endpoint's health.
    Uni<Void> tested(SqlConnection tx, Message message, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered d -> end(tx, message, "delivered", d.status(), null, null);
            case Outcome.Refused r -> end(tx, message, "failed", r.status(), "status", null);
            case Outcome.Unanswered u -> end(tx, message, "failed", null, u.error(), null);
        };
    }

    Uni<Delivery.Page> list(SqlConnection tx, UUID endpoint, @Nullable String state, @Nullable UUID before, int limit) {
        return tx.preparedQuery(LIST)
                .execute(Tuple.of(endpoint, state, before, limit + 1))
                .map(rows -> page(rows, limit));
    }

    Uni<Delivery> one(SqlConnection tx, UUID id) {
        return tx.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> Delivery.of(rows.iterator().next()));
    }

    /// Whether there is such an ended delivery; it begins anew.
    Uni<Boolean> again(SqlConnection tx, UUID endpoint, UUID delivery) {
        return tx.preparedQuery(AGAIN).execute(Tuple.of(delivery, endpoint)).map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> dropPending(SqlConnection tx, UUID endpoint) {
        return tx.preparedQuery(DROP_PENDING).execute(Tuple.of(endpoint)).replaceWithVoid();
    }

    Uni<Void> forget(SqlConnection tx) {
        return tx.preparedQuery(FORGET)
                .execute(Tuple.of(seconds(config.keep())))
                .replaceWithVoid();
    }

    private Uni<Void> failed(
            SqlConnection tx, Message message, @Nullable Integer status, String error, Duration atLeast) {
        Duration wait = schedule.after(message.attempts(), atLeast, RandomGenerator.getDefault())
                .orElse(null);
        return end(tx, message, wait == null ? "failed" : "pending", status, error, wait)
                .chain(() -> tx.preparedQuery(FAILING)
                        .execute(Tuple.of(message.endpointId(), seconds(config.giveUpAfter()))))
                .chain(rows -> rows.size() > 0 && rows.iterator().next().getBoolean("hopeless")
                        ? disable(tx, message.endpointId(), "failing")
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> disable(SqlConnection tx, UUID endpoint, String reason) {
        return tx.preparedQuery(DISABLE)
                .execute(Tuple.of(endpoint, reason))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().voidItem()
                        : dropPending(tx, endpoint)
                                .chain(() -> audit.record(
                                        tx,
                                        rows.iterator().next().getUUID("tenant_id"),
                                        AuditLog.SYSTEM,
                                        "webhook.disabled_" + reason,
                                        endpoint.toString())));
    }

    private static Uni<Void> end(
            SqlConnection tx,
            Message message,
            String state,
            @Nullable Integer status,
            @Nullable String error,
            @Nullable Duration wait) {
        return tx.preparedQuery(END)
                .execute(Tuple.tuple()
                        .addUUID(message.id())
                        .addString(state)
                        .addInteger(status)
                        .addString(error)
                        .addDouble(wait == null ? null : seconds(wait)))
                .replaceWithVoid();
    }

    private String payload(WebhookType type, Map<String, Object> data) {
        return ContractJson.write(new Body(type, clock.instant(), data));
    }

    private static Delivery.Page page(RowSet<Row> rows, int limit) {
        List<Delivery> found = StreamSupport.stream(rows.spliterator(), false)
                .map(Delivery::of)
                .toList();
        boolean more = found.size() > limit;
        List<Delivery> items = more ? found.subList(0, limit) : found;
        return new Delivery.Page(items, more ? items.getLast().id() : null);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /// The payload as Standard Webhooks recommends it.
    private record Body(WebhookType type, Instant timestamp, Map<String, Object> data) {}
}
