package io.cloudfreedom.router.usage.lease;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.GrantBatch;
import io.cloudfreedom.router.contracts.lease.GrantId;
import io.cloudfreedom.router.contracts.lease.GrantRequest;
import io.cloudfreedom.router.contracts.lease.GrantResult;
import io.cloudfreedom.router.contracts.lease.GrantResults;
import io.cloudfreedom.router.contracts.lease.Lease;
import io.cloudfreedom.router.contracts.lease.ProxyEpoch;
import io.cloudfreedom.router.contracts.lease.Refusal;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.usage.budget.Window;
import io.cloudfreedom.router.usage.budget.Windows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lends room under limits.
///
/// Guarantees: `posted + held ≤ limit` in both windows, whatever runs beside it; refused is only what does not fit;
/// a grant id gets one lease for ever, or its tombstone; fences do not decrease from a lease to a later one, and a
/// lease names exactly the proxy epochs that were alive when its fence was taken. All times are PostgreSQL's.
@ApplicationScoped
class Grants {
    /// Near the limit a gateway gets no more than its share of this part of what is left.
    private static final int SHARES_PER_GATEWAY = 4;

    private static final int PARALLEL_GRANTS = 4;

    private static final String KNOWN = """
            select a.account from account a join tenant t on t.id = a.tenant_id
            where a.live and a.account = any($1)
            """;

    private static final String TERMS = """
            select a.day_limit is null and a.month_limit is null as unbounded,
                f.issued_until - (extract(epoch from now()) * 1000)::bigint as fence_ahead,
                (select count(distinct l.incarnation) from lease l
                    where l.account = a.account and l.state = 'open' and l.incarnation <> $2) as other_gateways
            from account a join tenant t on t.id = a.tenant_id cross join fence f
            where a.account = $1 and a.live
            """;

    private static final String RAISE_FENCE = """
            update fence set issued_until = (extract(epoch from now()) * 1000)::bigint + $1 + $2
            where issued_until < (extract(epoch from now()) * 1000)::bigint + $1
            """;

    private static final String LEASE_COLUMNS = """
            l.id, l.account, l.incarnation, l.seq, l.state, l.granted, l.expires_at, l.fence_at,
                (select array_agg(e.proxy_id order by e.epoch) from proxy_epoch e where e.epoch = any(l.epochs))
                    as proxy_ids,
                (select array_agg(e.epoch order by e.epoch) from proxy_epoch e where e.epoch = any(l.epochs))
                    as proxy_epochs
            """;

    /// The fence and the living epochs are read by one statement, so that they belong together: a process that
    /// registers later takes its floor above this fence.
    private static final String INSERT = """
            with l as (
                insert into lease (id, account, incarnation, seq, state, granted, day_start, month_start,
                    expires_at, fence_at, epochs)
                select $1, $2, $3, $4, 'open', $5, $6, $7,
                    least((extract(epoch from now()) * 1000)::bigint + $9, (extract(epoch from $8::timestamptz) * 1000)::bigint,
                        case when $5::bigint is null then null else f.issued_until - $10 end),
                    case when $5::bigint is null
                        then greatest(f.issued_until, (extract(epoch from now()) * 1000)::bigint + $9 + $10)
                        else f.issued_until end,
                    coalesce((select array_agg(e.epoch order by e.epoch) from proxy_epoch e
                        join proxy p on p.id = e.proxy_id and p.live where e.state = 'live'), '{}')
                from fence f
                on conflict (account, incarnation, seq) do nothing
                returning *),
            held as (
                update budget_window w set held = w.held + l.granted from l
                where l.granted is not null and w.account = l.account
                    and (w.kind = 'day' and w.window_start = l.day_start
                        or w.kind = 'month' and w.window_start = l.month_start))
            select %s from l
            """.formatted(LEASE_COLUMNS);

    private static final String FIND = """
            select %s from lease l where l.account = $1 and l.incarnation = $2 and l.seq = $3
            """.formatted(LEASE_COLUMNS);

    private final Database database;
    private final Windows windows;
    private final Recalls recalls;
    private final LeaseConfig config;
    private final Clock clock;

    Grants(Database database, Windows windows, Recalls recalls, LeaseConfig config, Clock clock) {
        this.database = database;
        this.windows = windows;
        this.recalls = recalls;
        this.config = config;
        this.clock = clock;
    }

    /// Answers each request of the batch in a transaction of its own.
    ///
    /// @throws LeaseError.UnknownAccounts when one of the accounts is not known: then nothing is granted
    Uni<GrantResults> grant(GrantBatch batch) {
        if (batch.grants().isEmpty()) {
            return Uni.createFrom().item(new GrantResults(List.of()));
        }
        return requireKnown(batch)
                .chain(() -> Uni.join()
                        .all(batch.grants().stream().map(this::grant).toList())
                        .usingConcurrencyOf(PARALLEL_GRANTS)
                        .andCollectFailures())
                .map(GrantResults::new);
    }

    private Uni<Void> requireKnown(GrantBatch batch) {
        Set<AccountId> missing = new HashSet<>();
        batch.grants().forEach(grant -> missing.add(grant.grantId().account()));
        String[] accounts = missing.stream().map(AccountId::toString).toArray(String[]::new);
        return database.asSystem(tx -> tx.preparedQuery(KNOWN).execute(Tuple.of(accounts)))
                .invoke(rows -> {
                    rows.forEach(row -> missing.remove(AccountId.parse(row.getString(0))));
                    if (!missing.isEmpty()) {
                        throw new LeaseError.UnknownAccounts(missing);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<GrantResult> grant(GrantRequest request) {
        return database.asSystem(tx -> terms(tx, request.grantId()).chain(terms -> lend(tx, request, terms)))
                .chain(result -> result.refusal() == null
                        ? Uni.createFrom().item(result)
                        : recalls.callFor(request, result.refusal()).map(refusal -> refused(request, refusal)));
    }

    private Uni<Terms> terms(SqlConnection tx, GrantId id) {
        return tx.preparedQuery(TERMS)
                .execute(Tuple.of(id.account().toString(), id.incarnation()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new LeaseError.UnknownAccounts(List.of(id.account()));
                    }
                    Row row = rows.iterator().next();
                    return new Terms(
                            row.getBoolean("unbounded"), row.getLong("fence_ahead"), row.getLong("other_gateways") + 1);
                });
    }

    private Uni<GrantResult> lend(SqlConnection tx, GrantRequest request, Terms terms) {
        return fence(tx, terms)
                .chain(() -> windows(tx, request.grantId(), terms))
                .chain(open -> {
                    Window tightest = open.stream()
                            .min(Comparator.comparingLong(Window::available))
                            .orElseThrow();
                    return tightest.available() < request.need()
                            ? find(tx, request.grantId())
                                    .map(known -> known == null ? refused(request, tightest) : known)
                            : lend(tx, request, open, amount(request, tightest.available(), terms));
                });
    }

    private Uni<GrantResult> lend(SqlConnection tx, GrantRequest request, List<Window> open, @Nullable Long granted) {
        GrantId id = request.grantId();
        Window day = open.getFirst();
        Window month = open.getLast();
        var end = day.end().isBefore(month.end()) ? day.end() : month.end();
        long duration = (granted == null ? config.unboundedDuration() : config.duration()).toMillis();
        return tx.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addUUID(Uuid7.at(clock.instant()))
                        .addString(id.account().toString())
                        .addUUID(id.incarnation())
                        .addLong(id.seq())
                        .addLong(granted)
                        .addOffsetDateTime(day.key().start().atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(month.key().start().atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(end.atOffset(ZoneOffset.UTC))
                        .addLong(duration)
                        .addLong(config.admissionTtl().toMillis()))
                .chain(rows -> rows.size() == 0
                        ? find(tx, id).map(known -> Objects.requireNonNull(known, "the grant is there"))
                        : Uni.createFrom().item(result(id, rows)));
    }

    /// Makes sure that the common fence reaches beyond the lease to come.
    private Uni<Void> fence(SqlConnection tx, Terms terms) {
        long needed = config.duration().plus(config.admissionTtl()).toMillis();
        if (terms.unbounded() || terms.fenceAhead() >= needed) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(RAISE_FENCE)
                .execute(Tuple.of(needed, config.fenceStep().toMillis()))
                .replaceWithVoid();
    }

    private Uni<List<Window>> windows(SqlConnection tx, GrantId id, Terms terms) {
        String account = id.account().toString();
        return read(tx, account, terms)
                .chain(open -> open.size() == 2
                        ? Uni.createFrom().item(open)
                        : windows.openCurrent(tx, account).chain(() -> read(tx, account, terms)));
    }

    /// Without a limit there is nothing to compare with, so nothing is locked.
    private Uni<List<Window>> read(SqlConnection tx, String account, Terms terms) {
        return terms.unbounded() ? windows.current(tx, account) : windows.lockCurrent(tx, account);
    }

    private static @Nullable Long amount(GrantRequest request, long available, Terms terms) {
        if (terms.unbounded()) {
            return null;
        }
        long share = available / (SHARES_PER_GATEWAY * terms.gateways());
        return Math.min(Math.max(request.need(), Math.min(request.want(), share)), available);
    }

    private static Uni<@Nullable GrantResult> find(SqlConnection tx, GrantId id) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(id.account().toString(), id.incarnation(), id.seq()))
                .map(rows -> rows.size() == 0 ? null : result(id, rows));
    }

    private static GrantResult result(GrantId id, RowSet<Row> rows) {
        Row row = rows.iterator().next();
        if (LeaseState.ofColumn(row.getString("state")) == LeaseState.CLOSED) {
            return new GrantResult(id, null, null, true);
        }
        var lease = new Lease(
                row.getUUID("id"),
                id.account(),
                row.getLong("granted"),
                row.getLong("expires_at"),
                row.getLong("fence_at"),
                epochs(row));
        return new GrantResult(id, lease, null, null);
    }

    private static List<ProxyEpoch> epochs(Row row) {
        String[] proxies = row.getArrayOfStrings("proxy_ids");
        Long[] numbers = row.getArrayOfLongs("proxy_epochs");
        List<ProxyEpoch> epochs = new ArrayList<>();
        for (int i = 0; proxies != null && i < proxies.length; i++) {
            epochs.add(new ProxyEpoch(proxies[i], numbers[i]));
        }
        return epochs;
    }

    private static GrantResult refused(GrantRequest request, Window window) {
        return refused(
                request,
                new Refusal(
                        window.key().kind(),
                        Objects.requireNonNull(window.limit(), "only a limit refuses"),
                        window.posted(),
                        window.held(),
                        window.end(),
                        null));
    }

    private static GrantResult refused(GrantRequest request, Refusal refusal) {
        return new GrantResult(request.grantId(), null, refusal, null);
    }

    /// @param fenceAhead how far the common fence is ahead of now, in milliseconds
    /// @param gateways how many gateways share the account, this one included
    private record Terms(boolean unbounded, long fenceAhead, long gateways) {}
}
