package io.cloudfreedom.router.usage.price;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.PriceScope;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.pricing.PriceBook;
import io.cloudfreedom.router.usage.audit.AuditLog;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Takes over a newer edition of LiteLLM's price map, for the routes that are served.
@ApplicationScoped
class PriceImport {
    private static final String SOURCE = "litellm-import";

    /// No tenant and no key has this id: the lookup finds everyone's price.
    private static final UUID NOBODY = new UUID(0, 0);

    private static final String ROUTES = """
            select provider, model, litellm_model from model_route order by provider, model
            """;

    private final Database database;
    private final Prices prices;
    private final AuditLog audit;
    private final Clock clock;

    PriceImport(Database database, Prices prices, AuditLog audit, Clock clock) {
        this.database = database;
        this.prices = prices;
        this.audit = audit;
        this.clock = clock;
    }

    /// All or nothing.
    ///
    /// @param effectiveFrom when the prices come into force; at once when null
    Uni<Result> run(JsonNode json, @Nullable Instant effectiveFrom, String actor) {
        Instant now = clock.instant();
        Instant from = effectiveFrom == null ? now : effectiveFrom;
        if (effectiveFrom != null && from.isBefore(now)) {
            throw InvalidField.of("effective_from", "lies in the past; what was booked keeps its price");
        }
        PriceMap map = PriceMap.of(SOURCE, json);
        return database.asSystem(tx -> tx.query(ROUTES)
                .execute()
                .chain(rows -> {
                    List<Route> routes = StreamSupport.stream(rows.spliterator(), false)
                            .map(Route::of)
                            .toList();
                    return prices.everyones(tx).chain(known -> take(tx, map, routes, PriceBook.of(known), from));
                })
                .call(result -> audit.record(
                        tx, PlatformTenant.ID, actor, "price.imported", Integer.toString(result.added()))));
    }

    private Uni<Result> take(SqlConnection tx, PriceMap map, List<Route> routes, PriceBook known, Instant from) {
        List<PriceChanged> added = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        int unchanged = 0;
        for (Route route : routes) {
            Optional<PriceMap.ModelPrice> found = map.find(route.litellmModel());
            if (found.isEmpty()) {
                unknown.add(route.litellmModel());
                continue;
            }
            Optional<PriceChanged> before = known.known(route.provider(), route.model(), NOBODY, NOBODY, from);
            if (before.filter(price -> found.get().isAs(price)).isPresent()) {
                unchanged++;
            } else {
                added.add(route.price(found.get(), before.isPresent() ? from : Instant.EPOCH, clock.instant()));
            }
        }
        Result result = new Result(added.size(), unchanged, unknown);
        return Multi.createFrom()
                .iterable(added)
                .onItem()
                .transformToUniAndConcatenate(price -> prices.addIfNew(tx, price))
                .onItem()
                .ignoreAsUni()
                .replaceWith(result);
    }

    /// @param unknown LiteLLM's names of routes that the map does not price
    @Schema(name = "PriceImportResult")
    record Result(int added, int unchanged, List<String> unknown) {
        Result {
            unknown = List.copyOf(unknown);
        }
    }

    private record Route(Provider provider, String model, String litellmModel) {
        static Route of(Row row) {
            return new Route(
                    Provider.valueOf(row.getString("provider").toUpperCase(Locale.ROOT)),
                    row.getString("model"),
                    row.getString("litellm_model"));
        }

        PriceChanged price(PriceMap.ModelPrice price, Instant from, Instant now) {
            return new PriceChanged(
                    Uuid7.at(now),
                    provider,
                    model,
                    new PriceScope(null, null),
                    from,
                    price.rates(),
                    price.tiers(),
                    price.batch(),
                    price.source());
        }
    }
}
