package io.cloudfreedom.router.key.convergence;

import io.cloudfreedom.router.contracts.event.AppliedKey;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ConfigApplied;
import io.cloudfreedom.router.contracts.event.ProxyChanged;
import io.cloudfreedom.router.kit.inbox.Inbox;
import io.cloudfreedom.router.kit.inbox.Received;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Keeps which LiteLLMs there are and what each has applied, from `cf.proxies.v1` and `cf.config-applied.v1`.
@ApplicationScoped
class ProxyProjection {
    private static final String CONSUMER = "key-service";

    private static final String UPSERT_PROXY = """
            insert into proxy (id, version, tenants, serving, updated) values ($1, $2, $3, $4, $5)
            on conflict (id) do update
            set version = excluded.version, tenants = excluded.tenants, serving = excluded.serving,
                updated = excluded.updated
            where proxy.version < excluded.version
            """;

    private static final String DELETE_PROXY = "delete from proxy where id = $1 and version < $2";

    private static final String UPSERT_APPLIED = """
            insert into applied_key (proxy_id, key_id, version, generation, epoch) values ($1, $2, $3, $4, $5)
            on conflict (proxy_id, key_id) do update
            set version = excluded.version, generation = excluded.generation, epoch = excluded.epoch,
                reported = now()
            where (applied_key.epoch, applied_key.generation) <= (excluded.epoch, excluded.generation)
            """;

    private final Inbox inbox;

    ProxyProjection(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("proxies")
    Uni<Void> onProxies(ConsumerRecords<String, String> records) {
        return inbox.consume(CONSUMER, records, ProxyChanged.class, ProxyProjection::proxies);
    }

    @Incoming("config-applied")
    Uni<Void> onApplied(ConsumerRecords<String, String> records) {
        return inbox.consume(CONSUMER, records, ConfigApplied.class, ProxyProjection::applied);
    }

    private static Uni<Void> proxies(SqlConnection tx, List<Received> fresh) {
        List<ProxyChanged> changes =
                fresh.stream().map(r -> r.as(ProxyChanged.class)).toList();
        List<Tuple> there = changes.stream()
                .filter(p -> p.change() != Change.DELETED)
                .map(ProxyProjection::row)
                .toList();
        List<Tuple> gone = changes.stream()
                .filter(p -> p.change() == Change.DELETED)
                .map(p -> Tuple.of(p.id(), p.version()))
                .toList();
        return batch(tx, UPSERT_PROXY, there)
                .chain(() -> batch(tx, DELETE_PROXY, gone))
                .chain(() -> wake(tx));
    }

    private static Tuple row(ProxyChanged proxy) {
        return Tuple.of(
                proxy.id(),
                proxy.version(),
                proxy.tenants().toArray(String[]::new),
                proxy.serving(),
                proxy.updated().atOffset(ZoneOffset.UTC));
    }

    private static Uni<Void> applied(SqlConnection tx, List<Received> fresh) {
        List<Tuple> rows = fresh.stream()
                .map(r -> r.as(ConfigApplied.class))
                .flatMap(done -> done.keys().stream().map(key -> row(done, key)))
                .toList();
        return batch(tx, UPSERT_APPLIED, rows).chain(() -> wake(tx));
    }

    private static Tuple row(ConfigApplied done, AppliedKey key) {
        return Tuple.of(done.proxyId(), key.providerKeyId(), key.version(), done.generation(), done.epoch());
    }

    private static Uni<Void> batch(SqlConnection tx, String sql, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(sql).executeBatch(rows).replaceWithVoid();
    }

    private static Uni<Void> wake(SqlConnection tx) {
        return tx.query(ConvergenceSignals.NOTIFY).execute().replaceWithVoid();
    }
}
