package io.cloudfreedom.router.config.catalog;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/// Whoever derives something from the catalogue; called in the transaction that changes it.
@FunctionalInterface
public interface CatalogueListener {
    Uni<Void> catalogueChanged(SqlConnection tx);
}
