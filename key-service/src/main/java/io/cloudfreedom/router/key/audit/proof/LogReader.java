package io.cloudfreedom.router.key.audit.proof;

import io.cloudfreedom.router.key.audit.sequence.EntryRow;
import io.cloudfreedom.router.key.audit.tree.Entry;
import io.cloudfreedom.router.key.audit.tree.Hash;
import io.cloudfreedom.router.key.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads entries, with their places in the log.
@ApplicationScoped
class LogReader {
    /// The first page begins at the end.
    private static final String LATEST = """
            select %s, l.seq, l.prev_hash, l.leaf_hash
            from audit_event e left join audit_leaf l on l.event_id = e.id
            where ($1 = '00000000-0000-0000-0000-000000000000'::uuid or e.id < $1)
              and ($3::uuid is null or e.tenant_id = $3)
              and ($4::text is null or e.actor = $4)
              and ($5::text is null or e.action = $5)
              and ($6::text is null or e.object = $6)
              and ($7::text is null or e.outcome = $7)
              and ($8::timestamptz is null or e.ts >= $8)
              and ($9::timestamptz is null or e.ts < $9)
              and ($10::text is null
                   or lower(concat_ws(' ', e.actor, e.action, e.object, e.reason, e.request_id)) like $10)
            order by e.id desc limit $2
            """.formatted(EntryRow.COLUMNS);

    private static final String IN_ORDER = """
            select %s, l.seq, l.prev_hash, l.leaf_hash
            from audit_leaf l join audit_event e on e.id = l.event_id
            where l.seq >= $1 and l.seq < $2 and ($3::uuid is null or l.tenant_id = $3)
            order by l.seq limit $4
            """.formatted(EntryRow.COLUMNS);

    /// An entry at its place, with the leaf that the log has for it.
    record Placed(Entry entry, Hash leaf) {}

    /// One more than the page holds, if there is one; the latest first.
    Uni<List<AuditEvent>> latest(SqlConnection tx, PageRequest page, AuditFilter filter) {
        return tx.preparedQuery(LATEST)
                .execute(Tuple.tuple()
                        .addUUID(page.after())
                        .addInteger(page.limit() + 1)
                        .addUUID(filter.tenantId())
                        .addString(filter.actor())
                        .addString(filter.action())
                        .addString(filter.object())
                        .addString(filter.outcome())
                        .addOffsetDateTime(filter.from())
                        .addOffsetDateTime(filter.to())
                        .addString(filter.search()))
                .map(rows -> list(rows).stream().map(LogReader::event).toList());
    }

    /// Entries from a place on, before another; the first ones of them.
    Uni<List<Placed>> inOrder(SqlConnection tx, long from, long to, @Nullable UUID tenantId, int limit) {
        return tx.preparedQuery(IN_ORDER)
                .execute(Tuple.of(from, to, tenantId, limit))
                .map(rows -> list(rows).stream().map(LogReader::placed).toList());
    }

    private static Placed placed(Row row) {
        Hash previous = Hash.of(row.getBuffer("prev_hash").getBytes());
        return new Placed(
                EntryRow.entry(row, row.getLong("seq"), previous),
                Hash.of(row.getBuffer("leaf_hash").getBytes()));
    }

    private static AuditEvent event(Row row) {
        Long seq = row.getLong("seq");
        Entry entry = EntryRow.entry(row, seq == null ? 0 : seq, Hash.NONE);
        return new AuditEvent(
                entry.id(),
                seq,
                entry.at(),
                entry.tenantId(),
                entry.source(),
                entry.actor(),
                entry.action(),
                entry.object(),
                entry.outcome(),
                entry.reason(),
                entry.requestId(),
                entry.before(),
                entry.after(),
                entry.detail(),
                seq == null
                        ? null
                        : Hash.of(row.getBuffer("leaf_hash").getBytes()).hex());
    }

    private static List<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
