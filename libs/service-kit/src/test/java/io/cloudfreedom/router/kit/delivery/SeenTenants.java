package io.cloudfreedom.router.kit.delivery;

import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.kit.inbox.Inbox;
import io.cloudfreedom.router.kit.inbox.Received;
import io.cloudfreedom.router.kit.trace.Traces;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Notes each tenant event, and fails as often as it is told to.
@Singleton
class SeenTenants {
    final AtomicInteger failures = new AtomicInteger();
    final Map<UUID, String> traces = new ConcurrentHashMap<>();

    private final Inbox inbox;

    SeenTenants(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("tenants")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return inbox.consume("kit-test", records, TenantChanged.class, this::note);
    }

    private Uni<Void> note(SqlConnection tx, List<Received> fresh) {
        fresh.forEach(received -> Traces.current()
                .ifPresent(trace -> traces.put(received.as(TenantChanged.class).id(), trace.traceId())));
        List<Tuple> rows = fresh.stream()
                .map(r -> r.as(TenantChanged.class))
                .map(t -> Tuple.of(t.id(), t.version()))
                .toList();
        return tx.preparedQuery("insert into seen (tenant_id, version) values ($1, $2)")
                .executeBatch(rows)
                .invoke(() -> {
                    if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                        throw new IllegalStateException("told to fail after the effect");
                    }
                })
                .replaceWithVoid();
    }
}
