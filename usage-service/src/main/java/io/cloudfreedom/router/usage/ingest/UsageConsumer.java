package io.cloudfreedom.router.usage.ingest;

import io.cloudfreedom.router.contracts.event.UsageRecorded;
import io.cloudfreedom.router.kit.inbox.Inbox;
import io.cloudfreedom.router.usage.ledger.Ledger;
import io.cloudfreedom.router.usage.ledger.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// What gateways metered; offset, dedupe and booking are one transaction.
@ApplicationScoped
class UsageConsumer {
    private static final String CONSUMER = "usage-service-usage";

    private final Inbox inbox;
    private final Ledger ledger;

    UsageConsumer(Inbox inbox, Ledger ledger) {
        this.inbox = inbox;
        this.ledger = ledger;
    }

    @Incoming("usage")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return inbox.consume(
                CONSUMER,
                records,
                UsageRecorded.class,
                (tx, fresh) -> ledger.record(
                                tx,
                                fresh.stream()
                                        .map(r -> Statement.of(r.as(UsageRecorded.class), r.payload()))
                                        .toList())
                        .replaceWithVoid());
    }
}
