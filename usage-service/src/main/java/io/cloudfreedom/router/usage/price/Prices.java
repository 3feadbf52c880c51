package io.cloudfreedom.router.usage.price;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/// The prices of the database. A price never changes, so those once read are kept in memory.
@ApplicationScoped
public class Prices {
    private static final String ADD = """
            insert into price (id, provider, model, tenant_id, provider_key_id, effective_from, payload)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (provider, model, tenant_id, provider_key_id, effective_from) do nothing
            """;

    private static final String BY_ID = """
            select payload from price where id = any($1)
            """;

    private static final String ALL = """
            select payload from price order by provider, model, effective_from, id
            """;

    private final Database database;
    private final Outbox outbox;
    private final Map<UUID, PriceChanged> known = new ConcurrentHashMap<>();

    Prices(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /// Adds a price and tells of it.
    ///
    /// @throws PriceError.Exists when there is one for the same model, scope and moment
    Uni<PriceChanged> add(PriceChanged price) {
        return database.asSystem(tx -> addIfNew(tx, price))
                .invoke(added -> {
                    if (!added) {
                        throw new PriceError.Exists();
                    }
                })
                .replaceWith(price);
    }

    /// Adds a price and tells of it, unless there is one for the same model, scope and moment.
    Uni<Boolean> addIfNew(SqlConnection tx, PriceChanged price) {
        return tx.preparedQuery(ADD)
                .execute(Tuple.tuple()
                        .addUUID(price.priceId())
                        .addString(price.provider().json())
                        .addString(price.model())
                        .addUUID(price.scope().tenantId())
                        .addUUID(price.scope().providerKeyId())
                        .addOffsetDateTime(price.effectiveFrom().atOffset(ZoneOffset.UTC))
                        .addString(ContractJson.write(price)))
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : outbox.append(tx, price).replaceWith(true));
    }

    /// The prices pinned under these ids; an id that nobody knows is left out.
    public Uni<Map<UUID, PriceChanged>> byId(SqlConnection tx, Collection<UUID> ids) {
        Set<UUID> missing = new HashSet<>(ids);
        missing.removeAll(known.keySet());
        return missing.isEmpty()
                ? Uni.createFrom().item(pick(ids))
                : tx.preparedQuery(BY_ID)
                        .execute(Tuple.of(missing.toArray(UUID[]::new)))
                        .invoke(rows -> read(rows).forEach(price -> known.put(price.priceId(), price)))
                        .map(rows -> pick(ids));
    }

    /// The prices that the scope may see.
    Uni<List<PriceChanged>> list(Scope scope) {
        return database.inTransaction(scope, tx -> tx.query(ALL).execute().map(Prices::read));
    }

    private Map<UUID, PriceChanged> pick(Collection<UUID> ids) {
        Map<UUID, PriceChanged> picked = new HashMap<>();
        for (UUID id : ids) {
            PriceChanged price = known.get(id);
            if (price != null) {
                picked.put(id, price);
            }
        }
        return picked;
    }

    private static List<PriceChanged> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> ContractJson.read(row.getString("payload"), PriceChanged.class))
                .toList();
    }
}
