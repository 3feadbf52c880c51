package io.cloudfreedom.router.usage.price;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.UnknownPrice;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.pricing.PriceBook;
import io.cloudfreedom.router.usage.audit.AuditLog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
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
            insert into price (id, provider, model, tenant_id, provider_key_id, effective_from, payload, stand_in)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (provider, model, tenant_id, provider_key_id, effective_from) do nothing
            """;

    private static final String PRICED = """
            select 1 from price
            where provider = $1 and model = $2 and stand_in is null
                and (tenant_id is null and provider_key_id is null
                    or tenant_id = $3 and provider_key_id is null or provider_key_id = $4)
            limit 1
            """;

    private static final String BY_ID = """
            select payload from price where id = any($1)
            """;

    private static final String TURNS = "select id, turn from price where id = any($1)";

    private static final String OF_ROUTES = """
            select p.payload from price p
            join (select distinct * from unnest($1::varchar[], $2::varchar[])) as r (provider, model)
                on p.provider = r.provider and p.model = r.model
            """;

    private static final String OF_PROVIDER = """
            select payload from price
            where provider = $1 and tenant_id is null and provider_key_id is null and stand_in is null
            """;

    private static final String EVERYONES = """
            select payload from price where tenant_id is null and provider_key_id is null
            """;

    private static final String ALL = """
            select payload from price order by provider, model, effective_from, id
            """;

    private final Database database;
    private final Outbox outbox;
    private final PriceScopes scopes;
    private final AuditLog audit;
    private final Clock clock;
    private final Map<UUID, PriceChanged> known = new ConcurrentHashMap<>();

    Prices(Database database, Outbox outbox, PriceScopes scopes, AuditLog audit, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.scopes = scopes;
        this.audit = audit;
        this.clock = clock;
    }

    /// Adds a price as an admin writes it, with its entry in the audit log. The first price of a model may lie in the
    /// past, and does so when it names no moment: what was served before waits for it.
    ///
    /// @throws PriceError.Exists when there is one for the same model, scope and moment
    Uni<PriceChanged> add(NewPrice price, String actor) {
        return database.asSystem(tx -> scopes.require(tx, price)
                .chain(() -> isPriced(tx, price))
                .map(priced -> price.toPrice(clock.instant(), priced))
                .call(made -> addIfNew(tx, made).invoke(added -> {
                    if (!added) {
                        throw new PriceError.Exists();
                    }
                }))
                .call(made -> audit.record(
                        tx,
                        made.scope().tenantId() == null
                                ? PlatformTenant.ID
                                : made.scope().tenantId(),
                        actor,
                        "price.added",
                        made.priceId().toString())));
    }

    /// Whether requests in that scope have a price already, in force or to come.
    private static Uni<Boolean> isPriced(SqlConnection tx, NewPrice price) {
        return tx.preparedQuery(PRICED)
                .execute(Tuple.of(price.provider().json(), price.model(), price.tenantId(), price.providerKeyId()))
                .map(rows -> rows.size() > 0);
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
                        .addString(ContractJson.write(price))
                        .addString(price.standsInBy().map(UnknownPrice::json).orElse(null)))
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

    /// When each of these prices came, in turns of the ledger: what is booked in a later turn knows it.
    public Uni<Map<UUID, Long>> turns(SqlConnection tx, Collection<UUID> ids) {
        return tx.preparedQuery(TURNS)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Long> turns = new HashMap<>();
                    rows.forEach(row -> turns.put(row.getUUID("id"), row.getLong("turn")));
                    return turns;
                });
    }

    /// All prices of these providers' models, for everyone and for anyone.
    public Uni<PriceBook> ofRoutes(SqlConnection tx, Collection<PriceChanged> of) {
        return of.isEmpty()
                ? Uni.createFrom().item(PriceBook.EMPTY)
                : tx.preparedQuery(OF_ROUTES)
                        .execute(Tuple.tuple()
                                .addArrayOfString(of.stream()
                                        .map(p -> p.provider().json())
                                        .toArray(String[]::new))
                                .addArrayOfString(
                                        of.stream().map(PriceChanged::model).toArray(String[]::new)))
                        .map(rows -> PriceBook.of(read(rows)));
    }

    /// Everyone's prices, stand-ins too.
    Uni<List<PriceChanged>> everyones(SqlConnection tx) {
        return tx.query(EVERYONES).execute().map(Prices::read);
    }

    /// Everyone's real prices of a provider.
    Uni<List<PriceChanged>> ofProvider(SqlConnection tx, String provider) {
        return tx.preparedQuery(OF_PROVIDER).execute(Tuple.of(provider)).map(Prices::read);
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
