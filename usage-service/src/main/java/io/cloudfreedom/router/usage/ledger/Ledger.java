package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.usage.lease.LeaseBook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
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
/// transaction. Rows are locked in one order: settlements, records, leases, windows, sums.
@ApplicationScoped
public class Ledger {
    /// The advisory lock that closing a month takes alone and every booking shares: `hashtext` of this.
    public static final String CLOSING = "ledger closing";

    private static final Logger LOG = Logger.getLogger(Ledger.class);

    /// A month is closed while nobody books, so the same statement passes that gate.
    private static final String LOCK_SETTLEMENTS = """
            with gate as materialized (select pg_advisory_xact_lock_shared(hashtext('%s')))
            insert into settlement (request_id)
            select r.id from unnest($1::uuid[]) as r (id) cross join gate order by r.id
            on conflict (request_id) do update set request_id = excluded.request_id
            returning request_id, revision, booking
            """.formatted(CLOSING);

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

    private final FactBook factBook;
    private final LeaseBook leases;
    private final Unrated unrated;
    private final Counter discrepancies;
    private final Counter overruns;

    Ledger(FactBook factBook, LeaseBook leases, Unrated unrated, MeterRegistry metrics) {
        this.factBook = factBook;
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
        if (statements.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        SortedSet<Statement> ordered = new TreeSet<>(statements);
        return lock(tx, ordered.stream().map(Statement::requestId).collect(Collectors.toCollection(TreeSet::new)))
                .chain(settlements -> RecordLog.keep(tx, ordered)
                        .chain(fresh -> settle(tx, settlements, fresh).replaceWith(fresh.statements())));
    }

    /// Looks again at requests of which nothing new was said, since what has to be known beside has changed.
    Uni<Void> settle(SqlConnection tx, SortedSet<UUID> requests) {
        return requests.isEmpty()
                ? Uni.createFrom().voidItem()
                : lock(tx, requests)
                        .chain(settlements -> RecordLog.lookAgain(tx, requests)
                                .chain(turn -> settle(tx, settlements, requests, turn)));
    }

    private static Uni<List<Settlement>> lock(SqlConnection tx, SortedSet<UUID> requests) {
        return tx.preparedQuery(LOCK_SETTLEMENTS)
                .execute(Tuple.tuple().addArrayOfUUID(requests.toArray(UUID[]::new)))
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

    private Uni<Void> settle(SqlConnection tx, List<Settlement> settlements, RecordLog.Fresh fresh) {
        Turn turn = fresh.turn();
        if (turn == null) {
            return Uni.createFrom().voidItem();
        }
        Set<UUID> requests = fresh.requests();
        return settle(
                tx,
                settlements.stream()
                        .filter(settlement -> requests.contains(settlement.requestId()))
                        .toList(),
                requests,
                turn);
    }

    private Uni<Void> settle(SqlConnection tx, List<Settlement> settlements, Set<UUID> requests, Turn turn) {
        return RecordLog.read(tx, requests)
                .chain(evidence ->
                        factBook.about(tx, evidence.values()).map(known -> batch(settlements, evidence, known, turn)))
                .chain(batch -> write(tx, batch));
    }

    private static Batch batch(
            List<Settlement> settlements, Map<UUID, Evidence> evidence, FactBook.Known known, Turn turn) {
        Batch batch = new Batch();
        for (Settlement settlement : settlements) {
            Evidence own = evidence.getOrDefault(settlement.requestId(), Evidence.NONE);
            batch.settle(settlement, own.testimonies(), known.of(own), turn);
        }
        return batch;
    }

    private Uni<Void> write(SqlConnection tx, Batch batch) {
        batch.entries().stream().filter(e -> e.overrun() && e.cost() > 0).forEach(this::warn);
        return leases.settle(tx, batch.spends())
                .chain(() -> Books.enter(tx, batch.entries()))
                .chain(() -> save(tx, batch.settlements()))
                .chain(() -> unrated.replace(tx, batch.rebooked(), batch.unrated()))
                .chain(() -> touch(tx, batch))
                .chain(() -> report(tx, batch.discrepancies()));
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
}
