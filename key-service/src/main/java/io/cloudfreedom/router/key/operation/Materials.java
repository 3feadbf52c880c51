package io.cloudfreedom.router.key.operation;

import io.cloudfreedom.router.key.page.Columns;
import io.cloudfreedom.router.key.secret.MaterialPath;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// The life of each secret in Vault: STAGED → TESTED → ACTIVE → RETIRING → DESTROYED.
@ApplicationScoped
public class Materials {
    private static final String STAGE = """
            insert into key_material (material_id, tenant_id, key_id, path, fingerprint, last4, state, created_by_op)
            values ($1, $2, $3, $4, $5, $6, 'STAGED', $7)
            on conflict (material_id) do nothing
            """;

    private static final String TESTED = """
            update key_material set state = 'TESTED' where material_id = $1 and state = 'STAGED'
            """;

    private static final String ACTIVATE = """
            update key_material set state = 'ACTIVE' where material_id = $1 and state in ('STAGED', 'TESTED')
            """;

    private static final String RETIRE = """
            update key_material set state = 'RETIRING', retire_after = $3
            where key_id = $1 and material_id <> $2 and state = 'ACTIVE'
            """;

    private static final String DESTROYED = """
            update key_material set state = 'DESTROYED', destroyed_at = $2
            where material_id = any($1) and state <> 'DESTROYED'
            """;

    private static final String WRITTEN = """
            select tenant_id, key_id, material_id from key_material
            where key_id = $1 and (state = 'RETIRING' or (state = 'ACTIVE' and material_id = $2))
            """;

    private static final String PREVIOUS = """
            select material_id, fingerprint, last4 from key_material
            where key_id = $1 and state = 'RETIRING' and retire_after > $2
            order by retire_after desc limit 1 for update
            """;

    private static final String REVIVE = """
            update key_material set state = 'ACTIVE', retire_after = null where material_id = $1 and state = 'RETIRING'
            """;

    private static final String DUE = """
            select tenant_id, key_id, material_id from key_material
            where state = 'RETIRING' and retire_after < $1
            order by retire_after limit $2
            """;

    /// A secret by what may be known of it.
    public record Known(UUID id, String fingerprint, String last4) {}

    private final Clock clock;

    Materials(Clock clock) {
        this.clock = clock;
    }

    /// Announces a secret before it is written.
    public Uni<Void> stage(SqlConnection tx, MaterialPath path, String fingerprint, String last4, String operation) {
        return tx.preparedQuery(STAGE)
                .execute(Tuple.tuple()
                        .addUUID(path.materialId())
                        .addUUID(path.tenantId())
                        .addUUID(path.keyId())
                        .addString(path.toString())
                        .addString(fingerprint)
                        .addString(last4)
                        .addString(operation))
                .replaceWithVoid();
    }

    public Uni<Void> tested(SqlConnection tx, UUID material) {
        return tx.preparedQuery(TESTED).execute(Tuple.of(material)).replaceWithVoid();
    }

    /// Makes a secret the one in use; the one before it retires at the given time.
    public Uni<Void> activate(SqlConnection tx, UUID key, UUID material, Instant retirePrevious) {
        return tx.preparedQuery(ACTIVATE)
                .execute(Tuple.of(material))
                .chain(() -> tx.preparedQuery(RETIRE).execute(Tuple.of(key, material, Columns.utc(retirePrevious))))
                .replaceWithVoid();
    }

    /// The secret that was in use before, if its overlap still lasts: what is due is the removal's, for good.
    public Uni<Optional<Known>> previous(SqlConnection tx, UUID key) {
        return tx.preparedQuery(PREVIOUS)
                .execute(Tuple.of(key, Columns.utc(clock.instant())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> new Known(
                                row.getUUID("material_id"), row.getString("fingerprint"), row.getString("last4"))));
    }

    /// Takes a retiring secret into use again; the present one retires at the given time.
    public Uni<Void> revive(SqlConnection tx, UUID key, UUID material, Instant retirePresent) {
        return tx.preparedQuery(REVIVE)
                .execute(Tuple.of(material))
                .chain(() -> tx.preparedQuery(RETIRE).execute(Tuple.of(key, material, Columns.utc(retirePresent))))
                .replaceWithVoid();
    }

    public Uni<Void> destroyed(SqlConnection tx, List<UUID> materials) {
        return tx.preparedQuery(DESTROYED)
                .execute(Tuple.of(materials.toArray(UUID[]::new), Columns.utc(clock.instant())))
                .replaceWithVoid();
    }

    /// The given secret of a key, and those before it, as far as they lie in Vault; not one that came later.
    public Uni<List<MaterialPath>> writtenUpTo(SqlConnection tx, UUID key, UUID material) {
        return tx.preparedQuery(WRITTEN).execute(Tuple.of(key, material)).map(Materials::paths);
    }

    /// Retiring secrets whose overlap is over.
    public Uni<List<MaterialPath>> due(SqlConnection tx, int limit) {
        return tx.preparedQuery(DUE)
                .execute(Tuple.of(Columns.utc(clock.instant()), limit))
                .map(Materials::paths);
    }

    private static List<MaterialPath> paths(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                        new MaterialPath(row.getUUID("tenant_id"), row.getUUID("key_id"), row.getUUID("material_id")))
                .toList();
    }
}
