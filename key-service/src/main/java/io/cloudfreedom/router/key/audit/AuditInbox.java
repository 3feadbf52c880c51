package io.cloudfreedom.router.key.audit;

import io.cloudfreedom.router.contracts.event.AuditRecorded;
import io.cloudfreedom.router.kit.inbox.Inbox;
import io.cloudfreedom.router.kit.inbox.Received;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/// Takes what the other services did into the log, from `cf.audit.v1`. Its own entries come by there too;
/// they are in the log already.
@ApplicationScoped
class AuditInbox {
    private final Inbox inbox;
    private final AuditTable table;

    AuditInbox(Inbox inbox, AuditTable table) {
        this.inbox = inbox;
        this.table = table;
    }

    @Incoming("audit")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return inbox.consume("key-service", records, AuditRecorded.class, this::add);
    }

    private Uni<Void> add(SqlConnection tx, List<Received> fresh) {
        List<AuditTable.NewRow> rows = fresh.stream()
                .filter(received -> !received.source().equals(AuditLog.SOURCE))
                .map(AuditInbox::row)
                .toList();
        return rows.isEmpty() ? Uni.createFrom().voidItem() : table.add(tx, rows);
    }

    private static AuditTable.NewRow row(Received received) {
        AuditRecorded entry = received.as(AuditRecorded.class);
        return new AuditTable.NewRow(
                entry.id(),
                entry.at().truncatedTo(ChronoUnit.MILLIS),
                entry.tenantId(),
                received.source(),
                entry.actor(),
                entry.action(),
                entry.object(),
                entry.outcome(),
                entry.reason(),
                entry.requestId(),
                fingerprints(entry.before()),
                fingerprints(entry.after()),
                Map.of());
    }

    private static Map<String, Object> fingerprints(@Nullable Map<String, String> fields) {
        return fields == null ? Map.of() : new TreeMap<>(fields);
    }
}
