package io.cloudfreedom.router.key.audit;

import io.cloudfreedom.router.key.audit.tree.CanonicalJson;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table of entries; each waits in a queue for its place in the log.
@ApplicationScoped
class AuditTable {
    private static final String INSERT = """
            with added as (
                insert into audit_event (id, ts, tenant_id, source, actor, action, object, outcome, reason, request_id,
                                         before, after, detail)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                on conflict (id) do nothing
                returning id)
            insert into audit_queue (event_id) select id from added
            """;

    /// A row to add; texts are cut to what the table holds, and freed of what it cannot hold.
    record NewRow(
            UUID id,
            Instant at,
            UUID tenantId,
            String source,
            String actor,
            String action,
            String object,
            String outcome,
            @Nullable String reason,
            @Nullable String requestId,
            Map<String, Object> before,
            Map<String, Object> after,
            Map<String, Object> detail) {
        NewRow {
            source = text(source, 60);
            actor = text(actor, 200);
            action = text(action, 60);
            object = text(object, 120);
            outcome = text(outcome, 20);
            reason = reason == null ? null : text(reason, 120);
            requestId = requestId == null ? null : text(requestId, 120);
        }

        private static String text(String value, int longest) {
            String clean = value.replace('\0', '\uFFFD');
            return clean.length() <= longest ? clean : clean.substring(0, longest);
        }

        /// @throws IllegalArgumentException when a leaf could not be made of it
        Tuple parameters() {
            return Tuple.tuple()
                    .addUUID(id)
                    .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                    .addUUID(tenantId)
                    .addString(source)
                    .addString(actor)
                    .addString(action)
                    .addString(object)
                    .addString(outcome)
                    .addString(reason)
                    .addString(requestId)
                    .addValue(json(before))
                    .addValue(json(after))
                    .addValue(json(detail));
        }

        private static JsonObject json(Map<String, Object> members) {
            return new JsonObject(CanonicalJson.write(members));
        }
    }

    /// An entry that is there already stays as it is.
    Uni<Void> add(SqlConnection tx, List<NewRow> rows) {
        return tx.preparedQuery(INSERT)
                .executeBatch(rows.stream().map(NewRow::parameters).toList())
                .replaceWithVoid();
    }
}
