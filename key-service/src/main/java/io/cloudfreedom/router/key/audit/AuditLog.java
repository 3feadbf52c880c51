package io.cloudfreedom.router.key.audit;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.key.page.Columns;
import io.cloudfreedom.router.key.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The audit log: it can be appended to and read; the database allows nothing else.
@ApplicationScoped
public class AuditLog {
    private static final String INSERT = """
            insert into audit_event (id, ts, tenant_id, actor, action, object, detail, outcome, reason, request_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;

    /// The first page begins at the end.
    private static final String LATEST = """
            select * from audit_event
            where ($1 = '00000000-0000-0000-0000-000000000000'::uuid or id < $1)
              and ($3::uuid is null or tenant_id = $3)
              and ($4::text is null or object = $4)
            order by id desc limit $2
            """;

    private final Clock clock;

    AuditLog(Clock clock) {
        this.clock = clock;
    }

    /// Appends an entry that commits with the change it tells of.
    public Uni<Void> append(SqlConnection tx, AuditEntry entry) {
        Instant now = clock.instant();
        return tx.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addUUID(Uuid7.at(now))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addUUID(entry.tenantId())
                        .addString(entry.origin().actor())
                        .addString(entry.action())
                        .addString(entry.object())
                        .addValue(new JsonObject(entry.detail()))
                        .addString(entry.outcome().name().toLowerCase(Locale.ROOT))
                        .addString(entry.reason())
                        .addString(entry.origin().requestId()))
                .replaceWithVoid();
    }

    /// One more than the page holds, if there is one; the latest first.
    Uni<List<RecordedEntry>> list(
            SqlConnection tx, PageRequest page, @Nullable UUID tenantId, @Nullable String object) {
        return tx.preparedQuery(LATEST)
                .execute(Tuple.of(page.after(), page.limit() + 1, tenantId, object))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AuditLog::entry)
                        .toList());
    }

    private static RecordedEntry entry(Row row) {
        return new RecordedEntry(
                row.getUUID("id"),
                Columns.time(row, "ts"),
                row.getUUID("tenant_id"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("object"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("request_id"),
                row.getJsonObject("detail").getMap());
    }
}
