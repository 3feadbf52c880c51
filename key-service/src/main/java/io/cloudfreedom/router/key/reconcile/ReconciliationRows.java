package io.cloudfreedom.router.key.reconcile;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.key.page.Columns;
import io.cloudfreedom.router.key.secret.MaterialPath;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// The database's epoch, who compares at the moment, the last result, and the secrets that should be in Vault.
@ApplicationScoped
class ReconciliationRows {
    private static final String CLAIM = """
            update reconciliation set running_until = $2 where running_until is null or running_until < $1
            returning epoch
            """;

    private static final String FINISH = "update reconciliation set running_until = null, result = $1";

    private static final String RELEASE = "update reconciliation set running_until = null";

    private static final String RESULT = "select result from reconciliation where result is not null";

    private static final String NEXT_EPOCH = "update reconciliation set epoch = epoch + 1 returning epoch";

    private static final String ACCEPT = "update reconciliation set epoch = greatest(epoch, $1)";

    private static final String STATES = "select material_id, state from key_material where material_id = any($1)";

    private static final String IN_USE = """
            select tenant_id, key_id, material_id from key_material
            where state in ('ACTIVE', 'RETIRING') and material_id > $1 order by material_id limit $2
            """;

    /// The epoch, when nobody else compares.
    Uni<Optional<Long>> claim(SqlConnection tx, Instant now, Instant until) {
        return tx.preparedQuery(CLAIM)
                .execute(Tuple.of(Columns.utc(now), Columns.utc(until)))
                .map(rows -> first(rows).map(row -> row.getLong("epoch")));
    }

    Uni<Void> finish(SqlConnection tx, Reconciliation result) {
        return tx.preparedQuery(FINISH)
                .execute(Tuple.of(ContractJson.write(result)))
                .replaceWithVoid();
    }

    Uni<Void> release(SqlConnection tx) {
        return tx.query(RELEASE).execute().replaceWithVoid();
    }

    Uni<Optional<Reconciliation>> last(SqlConnection tx) {
        return tx.query(RESULT)
                .execute()
                .map(rows -> first(rows).map(row -> ContractJson.read(row.getString("result"), Reconciliation.class)));
    }

    Uni<Long> nextEpoch(SqlConnection tx) {
        return tx.query(NEXT_EPOCH).execute().map(rows -> rows.iterator().next().getLong("epoch"));
    }

    Uni<Void> acceptEpoch(SqlConnection tx, long epoch) {
        return tx.preparedQuery(ACCEPT).execute(Tuple.of(epoch)).replaceWithVoid();
    }

    /// States of those that the database knows.
    Uni<Map<UUID, String>> states(SqlConnection tx, Collection<UUID> materials) {
        return tx.preparedQuery(STATES)
                .execute(Tuple.of(materials.toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(row -> row.getUUID("material_id"), row -> row.getString("state"))));
    }

    /// Secrets that keys use or may go back to, in pages.
    Uni<List<MaterialPath>> inUse(SqlConnection tx, UUID after, int limit) {
        return tx.preparedQuery(IN_USE)
                .execute(Tuple.of(after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ReconciliationRows::path)
                        .toList());
    }

    private static MaterialPath path(Row row) {
        return new MaterialPath(row.getUUID("tenant_id"), row.getUUID("key_id"), row.getUUID("material_id"));
    }

    private static Optional<Row> first(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst();
    }
}
