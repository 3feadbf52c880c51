package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.key.page.Columns;
import io.cloudfreedom.router.key.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What has happened to a key, as its entries in the audit log tell.
@ApplicationScoped
class History {
    /// The first page begins at the end.
    private static final String LATEST = """
            select id, ts, actor, action, outcome, reason, request_id, detail from audit_event
            where object = $1 and ($2 = '00000000-0000-0000-0000-000000000000'::uuid or id < $2)
            order by id desc limit $3
            """;

    /// One thing that happened; `version`, `status` and `fingerprint` are those that the key had from then on.
    @Schema(name = "ProviderKeyHistoryEntry")
    record Entry(
            UUID id,
            Instant at,
            String actor,
            String action,
            String outcome,
            @Nullable String reason,
            @Nullable String requestId,
            @Nullable Long version,
            @Nullable String status,
            @Nullable String fingerprint) {}

    /// One more than the page holds, if there is one; the latest first.
    Uni<List<Entry>> of(SqlConnection tx, ProviderKey key, PageRequest page) {
        return tx.preparedQuery(LATEST)
                .execute(Tuple.of(key.id().toString(), page.after(), page.limit() + 1))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(History::entry)
                        .toList());
    }

    private static Entry entry(Row row) {
        var detail = row.getJsonObject("detail");
        return new Entry(
                row.getUUID("id"),
                Columns.time(row, "ts"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("request_id"),
                detail.getLong("version"),
                detail.getString("status"),
                detail.getString("fingerprint"));
    }
}
