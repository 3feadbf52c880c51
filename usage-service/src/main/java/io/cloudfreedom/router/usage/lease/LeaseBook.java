package io.cloudfreedom.router.usage.lease;

import io.cloudfreedom.router.usage.budget.Movement;
import io.cloudfreedom.router.usage.budget.WindowKey;
import io.cloudfreedom.router.usage.budget.Windows;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Changes leases and, in the same transaction, the windows that they are in.
///
/// Rows are locked in one order everywhere, leases by id, then windows: transactions wait for each other,
/// they never deadlock.
@ApplicationScoped
public class LeaseBook {
    private static final String LOCK = """
            select id, account, state, granted, settled, n_settled, suspense, day_start, month_start,
                close_total, close_count
            from lease where id = any($1) order by id for update
            """;

    private static final String SAVE = """
            update lease l
            set state = c.state, granted = c.granted, settled = c.settled, n_settled = c.n_settled,
                suspense = c.suspense, close_total = c.close_total, close_count = c.close_count
            from unnest($1::uuid[], $2::varchar[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[],
                    $7::bigint[], $8::bigint[])
                as c (id, state, granted, settled, n_settled, suspense, close_total, close_count)
            where l.id = c.id
            """;

    private final Windows windows;
    private final Counter overruns;

    LeaseBook(Windows windows, MeterRegistry metrics) {
        this.windows = windows;
        this.overruns = Counter.builder("router.lease.overruns")
                .description("Amounts booked on a lease beyond what it was granted, or after it was closed")
                .register(metrics);
    }

    /// Books what requests spent. A spend whose lease is not known any more is posted in the windows of its moment.
    public Uni<Void> settle(SqlConnection tx, List<Spend> spends) {
        SortedMap<UUID, List<Spend>> byLease =
                spends.stream().collect(Collectors.groupingBy(Spend::leaseId, TreeMap::new, Collectors.toList()));
        return lock(tx, byLease.keySet()).chain(leases -> {
            List<Spend> unleased = byLease.entrySet().stream()
                    .filter(e -> !leases.containsKey(e.getKey()))
                    .flatMap(e -> e.getValue().stream())
                    .toList();
            return unleased(tx, unleased)
                    .chain(posted -> change(tx, leases, row -> settled(row, byLease.get(row.id())), posted));
        });
    }

    /// Applies one transition to each of these leases.
    ///
    /// @return how many of them exist
    Uni<Integer> change(SqlConnection tx, Collection<UUID> ids, Function<Balance, Balance.Change> transition) {
        return lock(tx, ids)
                .chain(leases -> change(tx, leases, row -> transition.apply(row.balance()), Map.of())
                        .replaceWith(leases.size()));
    }

    private Uni<Void> change(
            SqlConnection tx,
            Map<UUID, LeaseRow> leases,
            Function<LeaseRow, Balance.Change> transition,
            Map<WindowKey, Movement> more) {
        List<LeaseRow> changed = new ArrayList<>();
        Map<WindowKey, Movement> movements = new HashMap<>(more);
        for (LeaseRow row : leases.values()) {
            Balance.Change change = transition.apply(row);
            if (!change.after().equals(row.balance())) {
                changed.add(row.with(change.after()));
                row.inWindows(change.movement())
                        .forEach((window, movement) -> movements.merge(window, movement, Movement::plus));
            }
        }
        return save(tx, changed).chain(() -> windows.move(tx, movements));
    }

    private Balance.Change settled(LeaseRow row, @Nullable List<Spend> spends) {
        if (spends == null) {
            return new Balance.Change(row.balance(), Movement.NONE);
        }
        long amount = spends.stream().mapToLong(Spend::amount).sum();
        long requests = spends.stream().mapToLong(Spend::requests).sum();
        Balance.Change change = row.balance().settle(amount, requests);
        if (change.movement().held() + change.movement().posted() > 0
                && row.balance().granted() != null) {
            overruns.increment();
        }
        return change;
    }

    private Uni<Map<WindowKey, Movement>> unleased(SqlConnection tx, List<Spend> spends) {
        Map<String, Instant> moments = new HashMap<>();
        Map<String, Movement> posted = new HashMap<>();
        for (Spend spend : spends) {
            String account = spend.account().toString();
            moments.merge(account, spend.admitted(), (a, b) -> a.isBefore(b) ? a : b);
            posted.merge(account, new Movement(0, spend.amount()), Movement::plus);
        }
        return windows.at(tx, moments).map(found -> {
            Map<WindowKey, Movement> movements = new HashMap<>();
            for (WindowKey window : found) {
                movements.put(window, posted.getOrDefault(window.account(), Movement.NONE));
            }
            return movements;
        });
    }

    private static Uni<Map<UUID, LeaseRow>> lock(SqlConnection tx, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        UUID[] ordered = new TreeSet<>(ids).toArray(UUID[]::new);
        return tx.preparedQuery(LOCK).execute(Tuple.of(ordered)).map(rows -> {
            Map<UUID, LeaseRow> leases = new HashMap<>();
            rows.forEach(row -> leases.put(row.getUUID("id"), read(row)));
            return leases;
        });
    }

    private static Uni<Void> save(SqlConnection tx, List<LeaseRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Balance> balances = rows.stream().map(LeaseRow::balance).toList();
        return tx.preparedQuery(SAVE)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(rows.stream().map(LeaseRow::id).toArray(UUID[]::new))
                        .addArrayOfString(
                                balances.stream().map(b -> b.state().column()).toArray(String[]::new))
                        .addArrayOfLong(longs(balances, Balance::granted))
                        .addArrayOfLong(longs(balances, Balance::settled))
                        .addArrayOfLong(longs(balances, Balance::count))
                        .addArrayOfLong(longs(balances, Balance::suspense))
                        .addArrayOfLong(longs(
                                balances,
                                b -> b.closing() == null ? null : b.closing().total()))
                        .addArrayOfLong(longs(
                                balances,
                                b -> b.closing() == null ? null : b.closing().count())))
                .replaceWithVoid();
    }

    private static Long[] longs(List<Balance> balances, Function<Balance, @Nullable Long> column) {
        return balances.stream().map(column).toArray(Long[]::new);
    }

    private static LeaseRow read(Row row) {
        Long total = row.getLong("close_total");
        Long count = row.getLong("close_count");
        return new LeaseRow(
                row.getUUID("id"),
                row.getString("account"),
                instant(row.getOffsetDateTime("day_start")),
                instant(row.getOffsetDateTime("month_start")),
                new Balance(
                        LeaseState.ofColumn(row.getString("state")),
                        row.getLong("granted"),
                        row.getLong("settled"),
                        row.getLong("n_settled"),
                        row.getLong("suspense"),
                        total == null || count == null ? null : new Balance.Closing(total, count)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
