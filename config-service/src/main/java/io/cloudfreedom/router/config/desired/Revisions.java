package io.cloudfreedom.router.config.desired;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/// Numbers the changes of the desired state in the order of their commits.
@ApplicationScoped
public class Revisions {
    private static final String NEXT = "update revision set value = value + 1 returning value";

    /// The number of the change that this transaction makes. Others that change the desired state wait from here to
    /// its end; so take it before rows of proxies are locked.
    public Uni<Long> next(SqlConnection tx) {
        return tx.query(NEXT).execute().map(rows -> rows.iterator().next().getLong(0));
    }
}
