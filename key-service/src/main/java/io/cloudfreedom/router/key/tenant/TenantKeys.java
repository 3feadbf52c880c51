package io.cloudfreedom.router.key.tenant;

import io.cloudfreedom.router.key.request.Origin;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.UUID;

/// What a tenant owns and takes along when it is deleted.
public interface TenantKeys {
    /// Starts the removal of all keys of a tenant, within the transaction that deletes it.
    Uni<Void> removeAll(SqlConnection tx, UUID tenantId, Origin origin);
}
