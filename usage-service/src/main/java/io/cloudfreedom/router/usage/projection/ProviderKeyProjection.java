package io.cloudfreedom.router.usage.projection;

import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.lease.AccountId;
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

/// Provider keys: whose they are, and their limits.
@ApplicationScoped
class ProviderKeyProjection {
    private static final String CONSUMER = "usage-service-provider-keys";

    private static final String UPSERT = """
            insert into provider_key as k (id, tenant_id, version, provider, name) values ($1, $2, $3, $4, $5)
            on conflict (id) do update set version = excluded.version, name = excluded.name
            where k.version < excluded.version
            """;

    private final Inbox inbox;
    private final Accounts accounts;

    ProviderKeyProjection(Inbox inbox, Accounts accounts) {
        this.inbox = inbox;
        this.accounts = accounts;
    }

    @Incoming("provider-keys")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return inbox.consume(CONSUMER, records, ProviderKeyChanged.class, this::apply);
    }

    private Uni<Void> apply(SqlConnection tx, List<Received> fresh) {
        List<ProviderKeyChanged> keys =
                fresh.stream().map(r -> r.as(ProviderKeyChanged.class)).toList();
        return tx.preparedQuery(UPSERT)
                .executeBatch(keys.stream().map(ProviderKeyProjection::row).toList())
                .chain(() -> accounts.save(
                        tx, keys.stream().map(ProviderKeyProjection::account).toList()));
    }

    private static Tuple row(ProviderKeyChanged k) {
        return Tuple.of(k.id(), k.tenantId(), k.version(), k.provider().json(), k.providerName());
    }

    private static Account account(ProviderKeyChanged k) {
        return new Account(
                AccountId.usd(AccountType.PROVIDER_KEY, k.id()),
                k.tenantId(),
                k.version(),
                k.change() != Change.DELETED,
                k.dailyLimitNanoUsd(),
                k.monthlyBudgetNanoUsd());
    }
}
