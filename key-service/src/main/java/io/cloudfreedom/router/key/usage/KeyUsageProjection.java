package io.cloudfreedom.router.key.usage;

import io.cloudfreedom.router.contracts.event.KeyUsageChanged;
import io.cloudfreedom.router.kit.inbox.Inbox;
import io.cloudfreedom.router.kit.inbox.Received;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/// Keeps what each key has cost, from `cf.key-usage.v1`.
@ApplicationScoped
class KeyUsageProjection {
    private static final String UPSERT = """
            insert into key_usage (key_id, tenant_id, usage_today_nano_usd, usage_month_nano_usd, last_used, as_of)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (key_id) do update
            set usage_today_nano_usd = excluded.usage_today_nano_usd,
                usage_month_nano_usd = excluded.usage_month_nano_usd,
                last_used = excluded.last_used, as_of = excluded.as_of
            where key_usage.as_of <= excluded.as_of
            """;

    private final Inbox inbox;

    KeyUsageProjection(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("key-usage")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return inbox.consume("key-service", records, KeyUsageChanged.class, KeyUsageProjection::project);
    }

    private static Uni<Void> project(SqlConnection tx, List<Received> fresh) {
        List<Tuple> rows = fresh.stream()
                .map(received -> received.as(KeyUsageChanged.class))
                .map(usage -> Tuple.of(
                        usage.providerKeyId(),
                        usage.tenantId(),
                        usage.usageTodayNanoUsd(),
                        usage.usageMonthNanoUsd(),
                        utc(usage.lastUsed()),
                        utc(usage.asOf())))
                .toList();
        return tx.preparedQuery(UPSERT).executeBatch(rows).replaceWithVoid();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
