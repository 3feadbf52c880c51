package io.cloudfreedom.router.key.operation;

import io.cloudfreedom.router.key.audit.AuditEntry;
import io.cloudfreedom.router.key.audit.AuditLog;
import io.cloudfreedom.router.key.page.Columns;
import io.cloudfreedom.router.key.request.Origin;
import io.cloudfreedom.router.key.secret.MaterialPath;
import io.cloudfreedom.router.key.secret.SecretStore;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// Undoes operations that did not finish: nothing that was not acknowledged leaves anything behind.
///
/// First the operation is marked, so that it can no longer be finished; then its path in Vault is barred, so that a
/// write which is still under way finds it taken; then it is over. Every step can be run again.
@ApplicationScoped
public class Undo {
    private static final String OVERDUE = """
            select id from key_operation
            where state in ('PENDING', 'ABORTING') and lease_until < $1
            order by lease_until limit $2
            """;

    private static final String ABORTING = """
            update key_operation set state = 'ABORTING'
            where id = $1 and state in ('PENDING', 'ABORTING') and (state = 'ABORTING' or lease_until < $2 or $3)
            returning tenant_id, object_id, material_id, kind
            """;

    private static final String NEVER_WRITTEN = """
            update key_operation set state = 'ABORTED' where id = $1 and state = 'PENDING' and attempt = 1
            returning tenant_id, object_id, material_id, kind
            """;

    private static final String ABORTED = """
            update key_operation set state = 'ABORTED' where id = $1 and state = 'ABORTING'
            returning tenant_id, object_id, material_id, kind
            """;

    private final Database database;
    private final SecretStore secrets;
    private final Materials materials;
    private final AuditLog audit;
    private final CrashPoints crashes;
    private final Clock clock;

    Undo(
            Database database,
            SecretStore secrets,
            Materials materials,
            AuditLog audit,
            CrashPoints crashes,
            Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.materials = materials;
        this.audit = audit;
        this.crashes = crashes;
        this.clock = clock;
    }

    /// Operations whose lease is over.
    Uni<List<String>> overdue(int limit) {
        return database.asSystem(tx -> tx.preparedQuery(OVERDUE)
                .execute(Tuple.of(Columns.utc(clock.instant()), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("id"))
                        .toList()));
    }

    /// Undoes an operation of which Vault has seen nothing yet, unless another attempt has begun meanwhile.
    public Uni<Void> beforeWrite(Claim.Mine mine, Origin origin, String reason) {
        return database.asSystem(tx -> one(tx, NEVER_WRITTEN, Tuple.of(mine.id()))
                        .call(row -> row.isPresent()
                                ? close(tx, row.get(), origin, reason)
                                : Uni.createFrom().voidItem()))
                .chain(row -> row.isPresent() ? Uni.createFrom().voidItem() : now(mine, origin, reason));
    }

    /// Undoes an operation that its own request gives up.
    public Uni<Void> now(Claim.Mine mine, Origin origin, String reason) {
        return undo(mine.id(), true, origin, reason);
    }

    /// Undoes an operation whose lease is over.
    Uni<Void> overdue(String id) {
        return undo(id, false, Origin.SERVICE, "lease expired");
    }

    private Uni<Void> undo(String id, boolean evenLeased, Origin origin, String reason) {
        return database.asSystem(tx -> one(tx, ABORTING, Tuple.of(id, Columns.utc(clock.instant()), evenLeased)))
                .invoke(row -> crashes.reached(CrashPoint.ABORTING))
                .chain(row -> row.isPresent()
                        ? finish(id, row.get(), origin, reason)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> finish(String id, Row operation, Origin origin, String reason) {
        return bar(operation)
                .invoke(() -> crashes.reached(CrashPoint.BARRED))
                .chain(() -> database.asSystem(tx -> one(tx, ABORTED, Tuple.of(id))
                        .chain(row -> row.isPresent()
                                ? close(tx, row.get(), origin, reason)
                                : Uni.createFrom().voidItem())));
    }

    private Uni<Void> bar(Row operation) {
        UUID material = operation.getUUID("material_id");
        return material == null
                ? Uni.createFrom().voidItem()
                : secrets.bar(
                        new MaterialPath(operation.getUUID("tenant_id"), operation.getUUID("object_id"), material));
    }

    private Uni<Void> close(SqlConnection tx, Row operation, Origin origin, String reason) {
        UUID material = operation.getUUID("material_id");
        Uni<Void> destroyed =
                material == null ? Uni.createFrom().voidItem() : materials.destroyed(tx, List.of(material));
        return destroyed.chain(() -> audit.append(
                tx,
                AuditEntry.aborted(
                        operation.getUUID("tenant_id"),
                        origin,
                        operation.getString("kind"),
                        operation.getUUID("object_id"),
                        reason)));
    }

    private static Uni<Optional<Row>> one(SqlConnection tx, String sql, Tuple parameters) {
        return tx.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
    }
}
