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
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Prices every route of the catalogue from the bundled maps as soon as it is known.
///
/// A route that they do not name gets no price: it is unknown, not free, and treated by policy (`StandIns`).
@ApplicationScoped
class CataloguePricing {
    private static final Logger LOG = Logger.getLogger(CataloguePricing.class);
    private static final String CONSUMER = "usage-service-models";

    /// A seeded price has always been in force: no request can be older.
    private static final Instant ALWAYS = Instant.EPOCH;

    private static final String FORGET_ROUTES = "delete from model_route where model = any($1)";

    private static final String REMEMBER_ROUTE = """
            insert into model_route (provider, model, litellm_model) values ($1, $2, $3)
            on conflict (provider, model) do update set litellm_model = excluded.litellm_model
            """;

    private final Inbox inbox;
    private final Prices prices;
    private final StandIns standIns;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final PriceMap map = PriceMap.bundled();

    CataloguePricing(Inbox inbox, Prices prices, StandIns standIns, Clock clock, MeterRegistry metrics) {
        this.inbox = inbox;
        this.prices = prices;
        this.standIns = standIns;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Incoming("models")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return inbox.consume(CONSUMER, records, ModelChanged.class, this::apply);
    }

    private Uni<Void> apply(SqlConnection tx, List<Received> fresh) {
        List<ModelChanged> models =
                fresh.stream().map(r -> r.as(ModelChanged.class)).toList();
        return remember(tx, models).chain(() -> price(tx, models)).chain(() -> standIns.arrange(tx));
    }

    /// The last state of each model, since it is told in full.
    private static Uni<Void> remember(SqlConnection tx, List<ModelChanged> models) {
        Map<String, ModelChanged> last = new LinkedHashMap<>();
        models.forEach(model -> last.put(model.model(), model));
        List<Tuple> routes = last.values().stream()
                .filter(model -> model.change() != Change.DELETED)
                .flatMap(model -> model.routes().stream()
                        .map(route -> Tuple.of(route.provider().json(), model.model(), route.litellmModel())))
                .toList();
        return tx.preparedQuery(FORGET_ROUTES)
                .execute(Tuple.tuple().addArrayOfString(last.keySet().toArray(String[]::new)))
                .chain(() -> routes.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : tx.preparedQuery(REMEMBER_ROUTE).executeBatch(routes).replaceWithVoid());
    }

    private Uni<Void> price(SqlConnection tx, List<ModelChanged> models) {
        List<PriceChanged> priced = models.stream()
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
                    "no price, requests are treated by the policy for unknown prices model=%s litellm_model=%s",
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
                price.batch(),
                price.source()));
    }
}
