package io.cloudfreedom.router.key.catalog;

import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ModelChanged;
import io.cloudfreedom.router.kit.inbox.Inbox;
import io.cloudfreedom.router.kit.inbox.Received;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Keeps the names of models from `cf.models.v1`.
@ApplicationScoped
class ModelProjection {
    private static final String UPSERT = """
            insert into model (name, version, providers, deleted) values ($1, $2, $3, $4)
            on conflict (name) do update
            set version = excluded.version, providers = excluded.providers, deleted = excluded.deleted
            where model.version < excluded.version
            """;

    private final Inbox inbox;

    ModelProjection(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("models")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return inbox.consume("key-service", records, ModelChanged.class, ModelProjection::project);
    }

    private static Uni<Void> project(SqlConnection tx, List<Received> fresh) {
        List<Tuple> rows = fresh.stream()
                .map(received -> received.as(ModelChanged.class))
                .map(model -> Tuple.of(
                        model.model(),
                        model.version(),
                        model.routes().stream()
                                .map(route -> route.provider().json())
                                .distinct()
                                .toArray(String[]::new),
                        model.change() == Change.DELETED))
                .toList();
        return tx.preparedQuery(UPSERT).executeBatch(rows).replaceWithVoid();
    }
}
