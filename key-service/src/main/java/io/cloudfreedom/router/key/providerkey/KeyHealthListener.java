package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.contracts.event.KeyHealthChanged;
import io.cloudfreedom.router.kit.inbox.Inbox;
import io.cloudfreedom.router.kit.inbox.Received;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears from `cf.key-health.v1` which keys fail in live traffic, and has them probed: traffic itself changes no
/// status, since what fails there may be the request, the model or the provider.
@ApplicationScoped
class KeyHealthListener {
    private final Inbox inbox;
    private final ProbePlan plan;

    KeyHealthListener(Inbox inbox, ProbePlan plan) {
        this.inbox = inbox;
        this.plan = plan;
    }

    @Incoming("key-health")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return inbox.consume("key-service", records, KeyHealthChanged.class, this::doubt);
    }

    private Uni<Void> doubt(SqlConnection tx, List<Received> fresh) {
        Map<Boolean, List<UUID>> keys = fresh.stream()
                .map(received -> received.as(KeyHealthChanged.class))
                .collect(Collectors.partitioningBy(
                        health -> !health.failed().isEmpty(),
                        Collectors.mapping(KeyHealthChanged::providerKeyId, Collectors.toList())));
        return plan.doubt(tx, keys.getOrDefault(true, List.of()), keys.getOrDefault(false, List.of()));
    }
}
