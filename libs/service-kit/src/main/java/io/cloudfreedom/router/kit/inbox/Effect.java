package io.cloudfreedom.router.kit.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/// What a consumer does with records, in the transaction that also remembers them.
@FunctionalInterface
public interface Effect {
    /// @param fresh records not handled before, in the order of each key; never empty
    Uni<Void> apply(SqlConnection tx, List<Received> fresh);
}
