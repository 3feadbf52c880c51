package io.cloudfreedom.router.usage.budget;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/// The rows in which limits are counted. Only PostgreSQL's clock decides which window it is.
///
/// A window is a calendar day or month of the tenant's zone, so a day has 23, 24 or 25 hours. After a change of zone
/// the running window ends as it was, and the next one is shortened to the new zone's boundary: no amount is
/// available twice.
@ApplicationScoped
public class Windows {
    private static final String OPEN_AT = """
            insert into budget_window (account, kind, window_start, window_end, tenant_id)
            select a.account, k.kind,
                greatest(date_trunc(k.kind, at.moment, t.timezone), coalesce(last.window_end, '-infinity')),
                (date_trunc(k.kind, at.moment at time zone t.timezone) + k.length) at time zone t.timezone,
                a.tenant_id
            from unnest($1::varchar[], $2::timestamptz[]) as at (account, moment)
            join account a on a.account = at.account
            join tenant t on t.id = a.tenant_id
            cross join (values ('day', interval '1 day'), ('month', interval '1 month')) as k (kind, length)
            left join lateral (
                select max(w.window_end) as window_end from budget_window w
                where w.account = a.account and w.kind = k.kind and w.window_end <= at.moment) last on true
            where not exists (
                select 1 from budget_window w
                where w.account = a.account and w.kind = k.kind
                    and w.window_start <= at.moment and at.moment < w.window_end)
            order by 1, 2, 3
            on conflict do nothing
            """;

    private static final String OPEN_NOW = OPEN_AT.replace("$2::timestamptz[]", "array[now()]");

    private static final String AT = """
            select w.account, w.kind, w.window_start, at.moment
            from unnest($1::varchar[], $2::timestamptz[]) as at (account, moment)
            join budget_window w on w.account = at.account
                and w.window_start <= at.moment and at.moment < w.window_end
            """;

    private static final String CURRENT = """
            select w.account, w.kind, w.window_start, w.window_end, w.posted, w.held,
                case w.kind when 'day' then a.day_limit else a.month_limit end as window_limit
            from budget_window w join account a on a.account = w.account
            where w.account = $1 and w.window_start <= now() and now() < w.window_end
            order by w.kind
            """;

    private static final String LOCK_CURRENT = CURRENT + " for update of w";

    private static final String LOCK = """
            select 1 from budget_window w
            join unnest($1::varchar[], $2::varchar[], $3::timestamptz[]) as m (account, kind, window_start)
                on w.account = m.account and w.kind = m.kind and w.window_start = m.window_start
            order by w.account, w.kind, w.window_start
            for update of w
            """;

    private static final String MOVE = """
            update budget_window w
            set held = w.held + m.held, posted = w.posted + m.posted, changed = w.changed or m.posted <> 0
            from unnest($1::varchar[], $2::varchar[], $3::timestamptz[], $4::bigint[], $5::bigint[])
                as m (account, kind, window_start, held, posted)
            where w.account = m.account and w.kind = m.kind and w.window_start = m.window_start
            """;

    /// Makes the account's windows of this moment, where they are not there yet.
    public Uni<Void> openCurrent(SqlConnection tx, String account) {
        return tx.preparedQuery(OPEN_NOW)
                .execute(Tuple.tuple().addArrayOfString(new String[] {account}))
                .replaceWithVoid();
    }

    /// The account's day and month of this moment, in this order; empty when not opened yet.
    public Uni<List<Window>> current(SqlConnection tx, String account) {
        return tx.preparedQuery(CURRENT).execute(Tuple.of(account)).map(Windows::read);
    }

    /// As `current`, locked until the transaction ends.
    public Uni<List<Window>> lockCurrent(SqlConnection tx, String account) {
        return tx.preparedQuery(LOCK_CURRENT).execute(Tuple.of(account)).map(Windows::read);
    }

    /// The windows in which these moments of these accounts lie, opened where needed.
    public Uni<List<WindowKey>> at(SqlConnection tx, Map<String, Instant> momentByAccount) {
        if (momentByAccount.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        SortedMap<String, Instant> ordered = new TreeMap<>(momentByAccount);
        Tuple moments = Tuple.tuple()
                .addArrayOfString(ordered.keySet().toArray(String[]::new))
                .addArrayOfOffsetDateTime(times(ordered.values()));
        return tx.preparedQuery(OPEN_AT)
                .execute(moments)
                .chain(() -> tx.preparedQuery(AT).execute(moments))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Windows::key)
                        .toList());
    }

    /// Applies movements, aggregated per window and in the order of locking.
    public Uni<Void> move(SqlConnection tx, Map<WindowKey, Movement> movements) {
        SortedMap<WindowKey, Movement> ordered = new TreeMap<>(movements);
        ordered.values().removeIf(Movement::isNone);
        if (ordered.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(LOCK)
                .execute(keys(ordered.keySet()))
                .chain(() -> tx.preparedQuery(MOVE)
                        .execute(keys(ordered.keySet())
                                .addArrayOfLong(ordered.values().stream()
                                        .map(Movement::held)
                                        .toArray(Long[]::new))
                                .addArrayOfLong(ordered.values().stream()
                                        .map(Movement::posted)
                                        .toArray(Long[]::new))))
                .replaceWithVoid();
    }

    private static Tuple keys(Collection<WindowKey> keys) {
        return Tuple.tuple()
                .addArrayOfString(keys.stream().map(WindowKey::account).toArray(String[]::new))
                .addArrayOfString(keys.stream().map(WindowKey::kind).toArray(String[]::new))
                .addArrayOfOffsetDateTime(
                        times(keys.stream().map(WindowKey::start).toList()));
    }

    private static OffsetDateTime[] times(Collection<Instant> instants) {
        return instants.stream().map(at -> at.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
    }

    private static List<Window> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Window(
                        key(row),
                        row.getOffsetDateTime("window_end").toInstant(),
                        row.getLong("window_limit"),
                        row.getLong("posted"),
                        row.getLong("held")))
                .toList();
    }

    private static WindowKey key(Row row) {
        return new WindowKey(
                row.getString("account"),
                row.getString("kind"),
                row.getOffsetDateTime("window_start").toInstant());
    }
}
