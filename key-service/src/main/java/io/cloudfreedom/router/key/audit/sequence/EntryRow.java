package io.cloudfreedom.router.key.audit.sequence;

import io.cloudfreedom.router.key.audit.tree.Entry;
import io.cloudfreedom.router.key.audit.tree.Hash;
import io.vertx.mutiny.sqlclient.Row;

/// A row of `audit_event`, which is named `e` in its query, as an entry at its place.
public final class EntryRow {
    /// What a query selects for it.
    public static final String COLUMNS = """
            e.id, e.ts, e.tenant_id, e.source, e.actor, e.action, e.object, e.outcome, e.reason, e.request_id,
            e.before::text as before, e.after::text as after, e.detail::text as detail""";

    private EntryRow() {}

    public static Entry entry(Row row, long seq, Hash previous) {
        return new Entry(
                seq,
                row.getUUID("id"),
                row.getOffsetDateTime("ts").toInstant(),
                row.getUUID("tenant_id"),
                row.getString("source"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("object"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("request_id"),
                Entry.object(row.getString("before")),
                Entry.object(row.getString("after")),
                Entry.object(row.getString("detail")),
                previous);
    }
}
