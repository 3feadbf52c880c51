package io.cloudfreedom.router.key.audit.command;

import io.cloudfreedom.router.key.audit.sequence.EntryRow;
import io.cloudfreedom.router.key.audit.tree.Entry;
import io.cloudfreedom.router.key.audit.tree.Hash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/// A row of `audit_event`, which is named `e` in its query, as an entry at its place.
final class EntryResult {
    static final String COLUMNS = EntryRow.COLUMNS;

    private EntryResult() {}

    static Entry entry(ResultSet row, long seq, Hash previous) throws SQLException {
        return new Entry(
                seq,
                row.getObject("id", UUID.class),
                row.getObject("ts", OffsetDateTime.class).toInstant(),
                row.getObject("tenant_id", UUID.class),
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
