package io.cloudfreedom.router.kit.tenancy;

import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/// Reads a result of any length in constant memory.
public final class Pages {
    private Pages() {}

    /// The result in pages of a cursor, the next one read only when it is asked for; the last one may be empty.
    ///
    /// @param tx a transaction, as long as the stream
    public static Multi<RowSet<Row>> of(SqlConnection tx, String sql, Tuple parameters, int size) {
        return tx.prepare(sql)
                .map(statement -> statement.cursor(parameters))
                .onItem()
                .transformToMulti(cursor -> Multi.createBy()
                        .repeating()
                        .uni(() -> cursor.read(size))
                        .whilst(page -> cursor.hasMore()));
    }
}
