package io.cloudfreedom.router.config.price;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.pricing.PriceBook;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// The prices in the database. A price never changes, so one that is known stays as it is.
@ApplicationScoped
public class PriceRows {
    private static final String SAVE = """
            insert into price (id, provider, effective_from, state)
            select * from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[])
            on conflict (id) do nothing
            """;

    private static final String OF_PROVIDERS = "select state from price where provider = any($1)";

    private static final String DUE = "select state from price where not applied and effective_from <= $1";

    private static final String APPLIED = "update price set applied = true where id = any($1)";

    public Uni<Void> save(SqlConnection tx, List<PriceChanged> prices) {
        return tx.preparedQuery(SAVE)
                .execute(Tuple.of(
                        prices.stream().map(PriceChanged::priceId).toArray(UUID[]::new),
                        prices.stream().map(price -> price.provider().json()).toArray(String[]::new),
                        prices.stream().map(price -> utc(price.effectiveFrom())).toArray(OffsetDateTime[]::new),
                        prices.stream().map(ContractJson::write).toArray(String[]::new)))
                .replaceWithVoid();
    }

    public Uni<PriceBook> book(SqlConnection tx, Set<Provider> providers) {
        return tx.preparedQuery(OF_PROVIDERS)
                .execute(Tuple.of(providers.stream().map(Provider::json).toArray(String[]::new)))
                .map(rows -> PriceBook.of(prices(rows)));
    }

    /// Those in force that the desired state has not taken up.
    public Uni<List<PriceChanged>> due(SqlConnection tx, Instant now) {
        return tx.preparedQuery(DUE).execute(Tuple.of(utc(now))).map(PriceRows::prices);
    }

    public Uni<Void> applied(SqlConnection tx, List<PriceChanged> prices) {
        return tx.preparedQuery(APPLIED)
                .execute(Tuple.of(prices.stream().map(PriceChanged::priceId).toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private static List<PriceChanged> prices(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> ContractJson.read(row.getString(0), PriceChanged.class))
                .toList();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
