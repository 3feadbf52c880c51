package io.cloudfreedom.router.config.choice;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.UUID;

/// Whoever derives something from the choices; called in the transaction that changes one.
@FunctionalInterface
public interface ChoiceListener {
    Uni<Void> choiceChanged(SqlConnection tx, UUID tenantId);
}
