package io.cloudfreedom.router.usage.projection;

import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.event.VirtualKeyChanged;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.kit.inbox.Inbox;
import io.cloudfreedom.router.kit.inbox.Received;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Virtual keys: whose they are, and their limits.
@ApplicationScoped
class VirtualKeyProjection {
    private static final String CONSUMER = "usage-service-virtual-keys";

    private static final String UPSERT = """
            insert into virtual_key as k (id, tenant_id, version, name) values ($1, $2, $3, $4)
            on conflict (id) do update set version = excluded.version, name = excluded.name
            where k.version < excluded.version
            """;

    private final Inbox inbox;
    private final Accounts accounts;

    VirtualKeyProjection(Inbox inbox, Accounts accounts) {
        this.inbox = inbox;
        this.accounts = accounts;
    }

    @Incoming("virtual-keys")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return inbox.consume(CONSUMER, records, VirtualKeyChanged.class, this::apply);
    }

    private Uni<Void> apply(SqlConnection tx, List<Received> fresh) {
        List<VirtualKeyChanged> keys =
                fresh.stream().map(r -> r.as(VirtualKeyChanged.class)).toList();
        return tx.preparedQuery(UPSERT)
                .executeBatch(keys.stream().map(VirtualKeyProjection::row).toList())
                .chain(() -> accounts.save(
                        tx, keys.stream().flatMap(k -> accounts(k).stream()).toList()));
    }

    private static Tuple row(VirtualKeyChanged k) {
        return Tuple.of(k.id(), k.tenantId(), k.version(), k.name());
    }

    private static List<Account> accounts(VirtualKeyChanged k) {
        return new Account.Holder(
                        AccountType.VIRTUAL_KEY, k.id(), k.tenantId(), k.version(), k.status() != Status.DELETED)
                .accounts(new Account.Limits(
                        k.dailyLimitNanoUsd(), k.monthlyBudgetNanoUsd(), k.dailyRequests(), k.dailyTokens()));
    }
}
