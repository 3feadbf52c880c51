package io.cloudfreedom.router.config.projection;

import io.cloudfreedom.router.contracts.event.Event;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.kit.inbox.Inbox;
import io.cloudfreedom.router.kit.inbox.Received;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes what other services say: tenants, keys, prices.
@ApplicationScoped
public class FactsConsumer {
    /// The Kafka group of all channels.
    private static final String CONSUMER = "config-service";

    private final Inbox inbox;
    private final Projections projections;
    private final Clock clock;

    FactsConsumer(Inbox inbox, Projections projections, Clock clock) {
        this.inbox = inbox;
        this.projections = projections;
        this.clock = clock;
    }

    @Incoming("tenants")
    public Uni<Void> tenants(ConsumerRecords<String, String> records) {
        return inbox.consume(
                CONSUMER,
                records,
                TenantChanged.class,
                (tx, fresh) -> projections.tenantsChanged(tx, events(fresh, TenantChanged.class)));
    }

    @Incoming("provider-keys")
    public Uni<Void> providerKeys(ConsumerRecords<String, String> records) {
        return inbox.consume(
                CONSUMER,
                records,
                ProviderKeyChanged.class,
                (tx, fresh) -> projections.keysChanged(tx, events(fresh, ProviderKeyChanged.class)));
    }

    @Incoming("prices")
    public Uni<Void> prices(ConsumerRecords<String, String> records) {
        return inbox.consume(
                CONSUMER,
                records,
                PriceChanged.class,
                (tx, fresh) -> projections.pricesChanged(tx, events(fresh, PriceChanged.class), clock.instant()));
    }

    private static <E extends Event> List<E> events(List<Received> received, Class<E> type) {
        return received.stream().map(r -> r.as(type)).toList();
    }
}
