package io.cloudfreedom.router.usage.price;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ModelChanged;
import io.cloudfreedom.router.contracts.event.ModelRoute;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.PriceScope;
import io.cloudfreedom.router.kit.inbox.Inbox;
import io.cloudfreedom.router.kit.inbox.Received;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Prices every route of the catalogue from the bundled maps as soon as it is known.
///
/// A route that they do not name gets no price: it is unknown, not free, and the gateway refuses it.
@ApplicationScoped
class CataloguePricing {
    private static final Logger LOG = Logger.getLogger(CataloguePricing.class);
    private static final String CONSUMER = "usage-service-models";

    /// A seeded price has always been in force: no request can be older.
    private static final Instant ALWAYS = Instant.EPOCH;

    private final Inbox inbox;
    private final Prices prices;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final PriceMap map = PriceMap.bundled();

    CataloguePricing(Inbox inbox, Prices prices, Clock clock, MeterRegistry metrics) {
        this.inbox = inbox;
        this.prices = prices;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Incoming("models")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return inbox.consume(CONSUMER, records, ModelChanged.class, this::apply);
    }

    private Uni<Void> apply(SqlConnection tx, List<Received> fresh) {
        List<PriceChanged> priced = fresh.stream()
                .map(r -> r.as(ModelChanged.class))
                .filter(model -> model.change() != Change.DELETED)
                .flatMap(this::price)
                .toList();
        return Multi.createFrom()
                .iterable(priced)
                .onItem()
                .transformToUniAndConcatenate(price -> prices.addIfNew(tx, price))
                .onItem()
                .ignoreAsUni();
    }

    private Stream<PriceChanged> price(ModelChanged model) {
        return model.routes().stream().map(route -> price(model.model(), route)).flatMap(Optional::stream);
    }

    private Optional<PriceChanged> price(String model, ModelRoute route) {
        Optional<PriceMap.ModelPrice> found = map.find(route.litellmModel());
        if (found.isEmpty()) {
            metrics.counter(
                            "router.prices.unknown",
                            "provider",
                            route.provider().json())
                    .increment();
            LOG.warnf(
                    "no price, requests are refused until one is added model=%s litellm_model=%s",
                    model, route.litellmModel());
        }
        return found.map(price -> new PriceChanged(
                Uuid7.at(clock.instant()),
                route.provider(),
                model,
                new PriceScope(null, null),
                ALWAYS,
                price.rates(),
                price.tiers(),
                price.source()));
    }
}
