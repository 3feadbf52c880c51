package io.cloudfreedom.router.usage.projection;

import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ProxyChanged;
import io.cloudfreedom.router.kit.inbox.Inbox;
import io.cloudfreedom.router.kit.inbox.Received;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// LiteLLM instances: which exist, and the hashes of the bearers by which their agents are known.
@ApplicationScoped
class ProxyProjection {
    private static final String CONSUMER = "usage-service-proxies";

    private static final String UPSERT = """
            insert into proxy as p (id, version, live, bearer_sha256) values ($1, $2, $3, $4)
            on conflict (id) do update set version = excluded.version, live = excluded.live,
                bearer_sha256 = excluded.bearer_sha256
            where p.version < excluded.version
            """;

    private final Inbox inbox;

    ProxyProjection(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("proxies")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return inbox.consume(CONSUMER, records, ProxyChanged.class, ProxyProjection::apply);
    }

    private static Uni<Void> apply(SqlConnection tx, List<Received> fresh) {
        return tx.preparedQuery(UPSERT)
                .executeBatch(
                        fresh.stream().map(r -> row(r.as(ProxyChanged.class))).toList())
                .replaceWithVoid();
    }

    private static Tuple row(ProxyChanged p) {
        return Tuple.tuple()
                .addString(p.id())
                .addLong(p.version())
                .addBoolean(p.change() != Change.DELETED)
                .addArrayOfString(p.bearerSha256().toArray(String[]::new));
    }
}
