package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.usage.lease.LeaseBook;
import io.cloudfreedom.router.usage.price.Prices;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/// Books what witnesses say.
///
/// Guarantees: every statement is kept; one settlement per request whatever the order and number of its statements;
/// what is booked changes by reversal and rebooking only; entries, sums, leases and windows change in one
/// transaction. Rows are locked in one order: statements, settlements, leases, windows, sums.
@ApplicationScoped
public class Ledger {
    private static final Logger LOG = Logger.getLogger(Ledger.class);

    private static final String KEEP = """
            insert into usage_record (request_id, source, digest, payload)
            select * from unnest($1::uuid[], $2::varchar[], $3::varchar[], $4::text[]) order by 1, 2, 3
            on conflict do nothing
            returning request_id, source, digest
            """;

    private static final String LOCK_SETTLEMENTS = """
            insert into settlement (request_id) select id from unnest($1::uuid[]) as r (id) order by id
            on conflict (request_id) do update set request_id = excluded.request_id
            returning request_id, revision, booking
            """;

    private static final String STATEMENTS = """
            select request_id, source, digest, payload from usage_record where request_id = any($1)
            """;

    private static final String TERMS = """
            select id, timezone, markup_percent from tenant where id = any($1)
            """;

    private static final String OWNERS = """
            select id, tenant_id from provider_key where id = any($1)
            """;

    private static final String ENTER = """
            insert into ledger_entry (month, request_id, revision, kind, attempt, overrun, debit_account, credit_account,
                tenant_id, virtual_key_id, provider_key_id, provider, model, litellm_model, key_source, day, admitted,
                witness, quality, status, outcome, price_id, requests, input_tokens, cached_input_tokens,
                cache_write_tokens, cache_write_1h_tokens, output_tokens, reasoning_tokens, cost, billed)
            select * from json_to_recordset($1::text::json) as e (month date, request_id uuid, revision int,
                kind varchar, attempt int, overrun boolean, debit_account varchar, credit_account varchar, tenant_id uuid,
                virtual_key_id uuid, provider_key_id uuid, provider varchar, model varchar, litellm_model varchar,
                key_source varchar, day date, admitted timestamptz, witness varchar, quality varchar, status varchar,
                outcome varchar, price_id uuid, requests bigint, input_tokens bigint, cached_input_tokens bigint,
                cache_write_tokens bigint, cache_write_1h_tokens bigint, output_tokens bigint,
                reasoning_tokens bigint, cost bigint, billed bigint)
            """;

    private static final String ADD_UP = """
            insert into usage_daily as u (day, tenant_id, virtual_key_id, provider_key_id, provider, model, key_source,
                requests, attempts, input_tokens, cached_input_tokens, cache_write_tokens, cache_write_1h_tokens,
                output_tokens, reasoning_tokens, cost, billed)
            select * from json_to_recordset($1::text::json) as s (day date, tenant_id uuid, virtual_key_id uuid,
                provider_key_id uuid, provider varchar, model varchar, key_source varchar, requests bigint,
                attempts bigint, input_tokens bigint, cached_input_tokens bigint, cache_write_tokens bigint,
                cache_write_1h_tokens bigint, output_tokens bigint, reasoning_tokens bigint, cost bigint,
                billed bigint)
            order by 1, 2, 3, 4, 5, 6, 7
            on conflict (day, tenant_id, virtual_key_id, provider_key_id, provider, model, key_source) do update set
                requests = u.requests + excluded.requests, attempts = u.attempts + excluded.attempts,
                input_tokens = u.input_tokens + excluded.input_tokens,
                cached_input_tokens = u.cached_input_tokens + excluded.cached_input_tokens,
                cache_write_tokens = u.cache_write_tokens + excluded.cache_write_tokens,
                cache_write_1h_tokens = u.cache_write_1h_tokens + excluded.cache_write_1h_tokens,
                output_tokens = u.output_tokens + excluded.output_tokens,
                reasoning_tokens = u.reasoning_tokens + excluded.reasoning_tokens,
                cost = u.cost + excluded.cost, billed = u.billed + excluded.billed
            """;

    private static final String SAVE_SETTLEMENTS = """
            update settlement s set revision = r.revision, booking = r.booking
            from unnest($1::uuid[], $2::int[], $3::text[]) as r (request_id, revision, booking)
            where s.request_id = r.request_id
            """;

    private static final String TOUCH_KEYS = """
            insert into key_usage as k (provider_key_id, last_used, changed)
            select id, used, true from unnest($1::uuid[], $2::timestamptz[]) as t (id, used) order by id
            on conflict (provider_key_id) do update
            set last_used = greatest(k.last_used, excluded.last_used), changed = true
            """;

    private static final String REPORT_DISCREPANCY = """
            insert into discrepancy (request_id, tenant_id, gateway_cost, litellm_cost) values ($1, $2, $3, $4)
            on conflict (request_id) do update
            set gateway_cost = excluded.gateway_cost, litellm_cost = excluded.litellm_cost
            """;

    private final Prices prices;
    private final LeaseBook leases;
    private final Unrated unrated;
    private final Counter discrepancies;
    private final Counter overruns;

    Ledger(Prices prices, LeaseBook leases, Unrated unrated, MeterRegistry metrics) {
        this.prices = prices;
        this.leases = leases;
        this.unrated = unrated;
        this.discrepancies = Counter.builder("router.ledger.discrepancies")
                .description("Requests whose two exact witnesses do not agree")
                .register(metrics);
        this.overruns = Counter.builder("router.ledger.overruns")
                .description("Attempts that cost more than was reserved for them")
                .register(metrics);
    }

    /// Keeps the statements and books what they change.
    ///
    /// @return those that were not known before
    public Uni<Set<Statement>> record(SqlConnection tx, Collection<Statement> statements) {
        return statements.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : keep(tx, new TreeSet<>(statements))
                        .chain(fresh -> settle(tx, requests(fresh)).replaceWith(fresh));
    }

    private static SortedSet<UUID> requests(Collection<Statement> statements) {
        return statements.stream().map(Statement::requestId).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Uni<Set<Statement>> keep(SqlConnection tx, SortedSet<Statement> statements) {
        return tx.preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(
                                statements.stream().map(Statement::requestId).toArray(UUID[]::new))
                        .addArrayOfString(statements.stream()
                                .map(s -> s.source().column())
                                .toArray(String[]::new))
                        .addArrayOfString(
                                statements.stream().map(Statement::digest).toArray(String[]::new))
                        .addArrayOfString(
                                statements.stream().map(Statement::payload).toArray(String[]::new)))
                .map(rows -> {
                    Set<Kept> kept = new HashSet<>();
                    rows.forEach(row -> kept.add(
                            new Kept(row.getUUID("request_id"), row.getString("source"), row.getString("digest"))));
                    return statements.stream()
                            .filter(s -> kept.contains(Kept.of(s)))
                            .collect(Collectors.toUnmodifiableSet());
                });
    }

    /// Looks again at requests of which nothing new was said, since what has to be known beside has changed.
    Uni<Void> settle(SqlConnection tx, SortedSet<UUID> requests) {
        if (requests.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = requests.toArray(UUID[]::new);
        return lock(tx, ids)
                .chain(settlements -> testimonies(tx, ids)
                        .chain(said -> facts(tx, said).map(facts -> batch(settlements, said, facts))))
                .chain(batch -> write(tx, batch));
    }

    private static Batch batch(List<Settlement> settlements, Map<UUID, List<Testimony>> testimonies, Facts facts) {
        Batch batch = new Batch();
        for (Settlement settlement : settlements) {
            batch.settle(settlement, testimonies.getOrDefault(settlement.requestId(), List.of()), facts);
        }
        return batch;
    }

    private static Uni<List<Settlement>> lock(SqlConnection tx, UUID[] ids) {
        return tx.preparedQuery(LOCK_SETTLEMENTS)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Ledger::settlement)
                        .toList());
    }

    private static Settlement settlement(Row row) {
        String booking = row.getString("booking");
        return new Settlement(
                row.getUUID("request_id"),
                row.getInteger("revision"),
                booking == null ? null : ContractJson.read(booking, Booking.class));
    }

    private static Uni<Map<UUID, List<Testimony>>> testimonies(SqlConnection tx, UUID[] ids) {
        return tx.preparedQuery(STATEMENTS)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Statement(
                                row.getUUID("request_id"),
                                Source.ofColumn(row.getString("source")),
                                row.getString("digest"),
                                row.getString("payload")))
                        .collect(Collectors.groupingBy(
                                Statement::requestId,
                                Collectors.collectingAndThen(Collectors.toList(), Testimony::of))));
    }

    private Uni<Facts> facts(SqlConnection tx, Map<UUID, List<Testimony>> testimonies) {
        Set<UUID> tenants = new HashSet<>();
        Set<UUID> keys = new HashSet<>();
        Set<UUID> priceIds = new HashSet<>();
        testimonies.values().stream().flatMap(List::stream).forEach(t -> {
            tenants.add(t.tenantId());
            priceIds.addAll(t.priceIds().values());
            t.attempts().forEach(attempt -> keys.add(attempt.providerKeyId()));
            t.leases().forEach(share -> keys.add(share.account().id()));
        });
        return prices.byId(tx, priceIds)
                .chain(pinned -> prices.ofRoutes(tx, standIns(pinned.values()))
                        .chain(book -> owners(tx, keys)
                                .chain(owners ->
                                        terms(tx, tenants).map(terms -> new Facts(pinned, book, owners, terms)))));
    }

    private static List<PriceChanged> standIns(Collection<PriceChanged> pinned) {
        return pinned.stream().filter(price -> price.standsInBy().isPresent()).toList();
    }

    private static Uni<Map<UUID, UUID>> owners(SqlConnection tx, Set<UUID> keys) {
        return tx.preparedQuery(OWNERS)
                .execute(Tuple.tuple().addArrayOfUUID(keys.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, UUID> owners = new HashMap<>();
                    rows.forEach(row -> owners.put(row.getUUID("id"), row.getUUID("tenant_id")));
                    return owners;
                });
    }

    private static Uni<Map<UUID, Facts.Terms>> terms(SqlConnection tx, Set<UUID> tenants) {
        return tx.preparedQuery(TERMS)
                .execute(Tuple.tuple().addArrayOfUUID(tenants.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Facts.Terms> terms = new HashMap<>();
                    rows.forEach(row -> terms.put(
                            row.getUUID("id"),
                            new Facts.Terms(
                                    ZoneId.of(row.getString("timezone")), row.getBigDecimal("markup_percent"))));
                    return terms;
                });
    }

    private Uni<Void> write(SqlConnection tx, Batch batch) {
        return leases.settle(tx, batch.spends())
                .chain(() -> enter(tx, batch.entries()))
                .chain(() -> save(tx, batch.settlements()))
                .chain(() -> unrated.replace(tx, batch.rebooked(), batch.unrated()))
                .chain(() -> touch(tx, batch))
                .chain(() -> report(tx, batch.discrepancies()));
    }

    private Uni<Void> enter(SqlConnection tx, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        entries.stream().filter(e -> e.overrun() && e.cost() > 0).forEach(this::warn);
        return tx.preparedQuery(ENTER)
                .execute(Tuple.of(ContractJson.write(entries)))
                .chain(() -> tx.preparedQuery(ADD_UP).execute(Tuple.of(ContractJson.write(DailySum.of(entries)))))
                .replaceWithVoid();
    }

    /// The estimate of such requests is too low: the limits of their accounts may be passed by as much.
    private void warn(Entry overrun) {
        overruns.increment();
        LOG.errorf(
                "an attempt cost more than was reserved for it request_id=%s tenant_id=%s key_id=%s model=%s nano_usd=%d",
                overrun.requestId(),
                overrun.tenantId(),
                overrun.providerKeyId(),
                overrun.litellmModel(),
                overrun.cost());
    }

    private static Uni<Void> save(SqlConnection tx, List<Settlement> settlements) {
        if (settlements.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(SAVE_SETTLEMENTS)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(
                                settlements.stream().map(Settlement::requestId).toArray(UUID[]::new))
                        .addArrayOfInteger(
                                settlements.stream().map(Settlement::revision).toArray(Integer[]::new))
                        .addArrayOfString(settlements.stream()
                                .map(s -> s.booking() == null ? null : ContractJson.write(s.booking()))
                                .toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Void> touch(SqlConnection tx, Batch batch) {
        if (batch.lastUsed().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var ordered = new TreeMap<>(batch.lastUsed());
        return tx.preparedQuery(TOUCH_KEYS)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(ordered.keySet().toArray(UUID[]::new))
                        .addArrayOfOffsetDateTime(ordered.values().stream()
                                .map(at -> at.atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    private Uni<Void> report(SqlConnection tx, List<Batch.Discrepancy> found) {
        if (found.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        found.forEach(d -> LOG.errorf(
                "exact witnesses differ, the larger is booked request_id=%s tenant_id=%s gateway=%d litellm=%d",
                d.requestId(), d.tenantId(), d.gatewayCost(), d.litellmCost()));
        discrepancies.increment(found.size());
        return tx.preparedQuery(REPORT_DISCREPANCY)
                .executeBatch(found.stream()
                        .map(d -> Tuple.of(d.requestId(), d.tenantId(), d.gatewayCost(), d.litellmCost()))
                        .toList())
                .replaceWithVoid();
    }

    /// What tells a statement from every other.
    private record Kept(UUID requestId, String source, String digest) {
        static Kept of(Statement statement) {
            return new Kept(statement.requestId(), statement.source().column(), statement.digest());
        }
    }
}
