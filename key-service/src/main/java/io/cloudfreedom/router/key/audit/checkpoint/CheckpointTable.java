package io.cloudfreedom.router.key.audit.checkpoint;

import io.cloudfreedom.router.key.audit.tree.Hash;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// The checkpoints that the database holds. Rows are added, and never change.
@ApplicationScoped
public class CheckpointTable {
    private static final String INSERT = """
            insert into audit_checkpoint (size, root, at, note) values ($1, $2, $3, $4)
            """;

    private static final String BEFORE = """
            select note from audit_checkpoint where size < $1 order by size desc limit $2
            """;

    private static final String AFTER = """
            select note from audit_checkpoint where size > $1 order by size limit $2
            """;

    private static final String OF_SIZE = "select note from audit_checkpoint where size = $1";

    Uni<Void> add(SqlConnection tx, SignedCheckpoint signed) {
        Checkpoint checkpoint = signed.checkpoint();
        Hash root = checkpoint.root();
        return tx.preparedQuery(INSERT)
                .execute(Tuple.of(
                        checkpoint.size(),
                        Buffer.buffer(root.bytes()),
                        checkpoint.at().atOffset(ZoneOffset.UTC),
                        signed.note()))
                .replaceWithVoid();
    }

    public Uni<Optional<SignedCheckpoint>> latest(SqlConnection tx) {
        return before(tx, Long.MAX_VALUE, 1).map(CheckpointTable::first);
    }

    public Uni<Optional<SignedCheckpoint>> ofSize(SqlConnection tx, long size) {
        return tx.preparedQuery(OF_SIZE)
                .execute(Tuple.of(size))
                .map(CheckpointTable::read)
                .map(CheckpointTable::first);
    }

    /// Smaller ones, the largest first.
    public Uni<List<SignedCheckpoint>> before(SqlConnection tx, long size, int limit) {
        return tx.preparedQuery(BEFORE).execute(Tuple.of(size, limit)).map(CheckpointTable::read);
    }

    /// Larger ones, the smallest first.
    public Uni<List<SignedCheckpoint>> after(SqlConnection tx, long size, int limit) {
        return tx.preparedQuery(AFTER).execute(Tuple.of(size, limit)).map(CheckpointTable::read);
    }

    private static List<SignedCheckpoint> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> SignedCheckpoint.parse(row.getString("note")))
                .toList();
    }

    private static Optional<SignedCheckpoint> first(List<SignedCheckpoint> checkpoints) {
        return checkpoints.stream().findFirst();
    }
}
