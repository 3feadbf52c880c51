package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.usage.lease.LeaseBook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Books what witnesses say.
///
/// Guarantees: every statement is kept; one settlement per request whatever the order and number of its statements;
/// what is booked changes by reversal and rebooking only; entries, sums, leases and windows change in one
/// transaction. Rows are locked in one order: settlements, records, leases, windows, sums.
@ApplicationScoped
public class Ledger {
    private static final Logger LOG = Logger.getLogger(Ledger.class);

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

    private final Judge judge;
    private final LeaseBook leases;
    private final Unrated unrated;
    private final Counter discrepancies;
    private final Counter overruns;

    Ledger(Judge judge, LeaseBook leases, Unrated unrated, MeterRegistry metrics) {
        this.judge = judge;
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
        return FactBook.termsVersions(tx, tenantsOf(ordered)).chain(terms -> record(tx, ordered, terms));
    }

    /// Looks again at requests of which nothing new was said, since what has to be known beside has changed.
    Uni<Void> settle(SqlConnection tx, SortedSet<UUID> requests) {
        return requests.isEmpty()
                ? Uni.createFrom().voidItem()
                : Settlements.lock(tx, requests)
                        .chain(settlements -> RecordLog.lookAgain(tx, requests)
                                .chain(turn -> book(tx, List.of(), settlements, turn)));
    }

    private static Set<UUID> tenantsOf(Collection<Statement> statements) {
        return statements.stream()
                .map(Statement::tenantId)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Of most requests it is the first that is said: these are judged by it and written once. The others are judged
    /// again by all that was said.
    private Uni<Set<Statement>> record(SqlConnection tx, SortedSet<Statement> statements, Map<UUID, Long> terms) {
        SortedMap<UUID, Evidence> evidence = Evidence.first(statements, terms);
        return judge.first(tx, evidence)
                .chain(first -> Settlements.open(tx, settlements(evidence.keySet(), first))
                        .chain(opened -> Settlements.lock(tx, without(evidence.keySet(), opened))
                                .chain(older -> RecordLog.keep(tx, statements, terms)
                                        .call(kept -> book(tx, kept, only(first, opened), older)))))
                .map(RecordLog.Fresh::statements);
    }

    private static List<Settlement> settlements(Set<UUID> requests, Map<UUID, Judgement> first) {
        return requests.stream()
                .map(request -> {
                    Judgement judgement = first.get(request);
                    return judgement == null ? Settlement.none(request) : judgement.after();
                })
                .toList();
    }

    private static SortedSet<UUID> without(Set<UUID> requests, Set<UUID> opened) {
        SortedSet<UUID> rest = new TreeSet<>(requests);
        rest.removeAll(opened);
        return rest;
    }

    private static List<Judgement> only(Map<UUID, Judgement> judgements, Set<UUID> requests) {
        return judgements.values().stream()
                .filter(judgement -> requests.contains(judgement.before().requestId()))
                .toList();
    }

    private Uni<Void> book(SqlConnection tx, RecordLog.Fresh kept, List<Judgement> first, List<Settlement> older) {
        Turn turn = kept.turn();
        if (turn == null) {
            return Uni.createFrom().voidItem();
        }
        Set<UUID> requests = kept.requests();
        return book(
                tx,
                first,
                older.stream()
                        .filter(settlement -> requests.contains(settlement.requestId()))
                        .toList(),
                turn);
    }

    private Uni<Void> book(SqlConnection tx, List<Judgement> first, List<Settlement> older, Turn turn) {
        return judge.again(tx, older).chain(again -> {
            Batch batch = new Batch();
            first.forEach(judgement -> batch.book(judgement, turn));
            again.forEach(judgement -> batch.book(judgement, turn));
            return Settlements.save(
                            tx,
                            again.stream()
                                    .filter(Judgement::isNews)
                                    .map(Judgement::after)
                                    .toList())
                    .chain(() -> write(tx, batch));
        });
    }

    private Uni<Void> write(SqlConnection tx, Batch batch) {
        batch.entries().stream().filter(e -> e.overrun() && e.cost() > 0).forEach(this::warn);
        return leases.settle(tx, batch.spends())
                .chain(() -> Books.enter(tx, batch.entries()))
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
