package io.cloudfreedom.router.key.operation;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.key.page.Columns;
import io.cloudfreedom.router.key.request.RequestError;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Remembers requests by their Idempotency-Key, so that each takes effect once and its repetition gets its answer.
@ApplicationScoped
public class Operations {
    /// How long an attempt may take before the reaper undoes it.
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final String INSERT = """
            insert into key_operation (id, kind, tenant_id, object_id, material_id, request_digest, base_version, state,
                                       lease_until, attempt, actor, request_id, created)
            values ($1, $2, $3, $4, $5, $6, $7, 'PENDING', $8, 1, $9, $10, $11)
            on conflict (id) do nothing
            """;

    private static final String LOCK = """
            select id, tenant_id, object_id, material_id, request_digest, base_version, state, attempt, response
            from key_operation where id = $1 for update
            """;

    private static final String TAKE_OVER = """
            update key_operation set attempt = attempt + 1, lease_until = $2 where id = $1 and state = 'PENDING'
            """;

    private static final String DONE = """
            update key_operation set state = 'DONE', response = $2 where id = $1 and state = 'PENDING'
            """;

    private final Clock clock;

    Operations(Clock clock) {
        this.clock = clock;
    }

    /// Claims an operation, as the first attempt or as the next one after an attempt that did not finish.
    ///
    /// Fails with [RequestError.IdempotencyKeyReused] for a different request under the same key, and with
    /// [RequestError.OperationAborted] when the operation was undone.
    public Uni<Claim> claim(SqlConnection tx, NewOperation operation) {
        Instant now = clock.instant();
        return tx.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addString(operation.id())
                        .addString(operation.kind())
                        .addUUID(operation.tenantId())
                        .addUUID(operation.objectId())
                        .addUUID(operation.materialId())
                        .addString(operation.digest())
                        .addLong(operation.baseVersion())
                        .addOffsetDateTime(Columns.utc(now.plus(LEASE)))
                        .addString(operation.origin().actor())
                        .addString(operation.origin().requestId())
                        .addOffsetDateTime(Columns.utc(now)))
                .chain(inserted ->
                        inserted.rowCount() == 1 ? Uni.createFrom().item(first(operation)) : known(tx, operation, now));
    }

    private static Claim first(NewOperation operation) {
        return new Claim.Mine(
                operation.id(),
                operation.tenantId(),
                operation.objectId(),
                operation.materialId(),
                operation.baseVersion(),
                1);
    }

    private Uni<Claim> known(SqlConnection tx, NewOperation operation, Instant now) {
        return lock(tx, operation.id()).chain(row -> {
            if (!row.getString("request_digest").equals(operation.digest())) {
                throw new RequestError.IdempotencyKeyReused();
            }
            return switch (row.getString("state")) {
                case "DONE" -> Uni.createFrom().item(new Claim.Done(row.getString("response")));
                case "PENDING" -> takeOver(tx, row, now);
                default -> throw new RequestError.OperationAborted();
            };
        });
    }

    private Uni<Claim> takeOver(SqlConnection tx, Row row, Instant now) {
        return tx.preparedQuery(TAKE_OVER)
                .execute(Tuple.of(row.getString("id"), Columns.utc(now.plus(LEASE))))
                .replaceWith(new Claim.Mine(
                        row.getString("id"),
                        row.getUUID("tenant_id"),
                        row.getUUID("object_id"),
                        row.getUUID("material_id"),
                        row.getLong("base_version"),
                        row.getInteger("attempt") + 1));
    }

    /// Locks the operation at its commit point.
    ///
    /// @return the claim, or the answer that another attempt of the same request has committed meanwhile; fails
    /// with
    /// [RequestError.OperationAborted] when it was undone
    public Uni<Claim> atCommit(SqlConnection tx, Claim.Mine mine) {
        return lock(tx, mine.id()).map(row -> switch (row.getString("state")) {
            case "PENDING" -> mine;
            case "DONE" -> new Claim.Done(row.getString("response"));
            default -> throw new RequestError.OperationAborted();
        });
    }

    /// Records the answer; part of the commit point.
    public Uni<Void> done(SqlConnection tx, Claim.Mine mine, Object response) {
        return tx.preparedQuery(DONE)
                .execute(Tuple.of(mine.id(), ContractJson.write(response)))
                .invoke(updated -> {
                    if (updated.rowCount() != 1) {
                        throw new RequestError.OperationAborted();
                    }
                })
                .replaceWithVoid();
    }

    /// Carries out an operation that is one transaction.
    ///
    /// @param stored what a repetition is answered with
    public <T> Uni<T> once(
            SqlConnection tx, NewOperation operation, Class<T> type, Supplier<Uni<T>> work, UnaryOperator<T> stored) {
        return claim(tx, operation).chain(claim -> switch (claim) {
            case Claim.Done done -> Uni.createFrom().item(ContractJson.read(done.response(), type));
            case Claim.Mine mine -> work.get().call(answer -> done(tx, mine, stored.apply(answer)));
        });
    }

    private static Uni<Row> lock(SqlConnection tx, String id) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next());
    }
}
