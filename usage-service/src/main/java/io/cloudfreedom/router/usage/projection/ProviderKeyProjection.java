package io.cloudfreedom.router.usage.projection;

import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.kit.inbox.Inbox;
import io.cloudfreedom.router.kit.inbox.Received;
import io.cloudfreedom.router.usage.webhook.Notice;
import io.cloudfreedom.router.usage.webhook.Notices;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Provider keys: whose they are, and their limits. Tenants' endpoints are told of keys that turn bad or are rotated.
@ApplicationScoped
class ProviderKeyProjection {
    private static final String CONSUMER = "usage-service-provider-keys";

    private static final String UPSERT = """
            insert into provider_key as k (id, tenant_id, version, provider, name, status)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (id) do update
            set version = excluded.version, name = excluded.name, status = excluded.status
            where k.version < excluded.version
            """;

    private static final String KNOWN = """
            select id, version, status from provider_key where id = any($1) order by id for update
            """;

    private final Inbox inbox;
    private final Accounts accounts;
    private final Notices notices;

    ProviderKeyProjection(Inbox inbox, Accounts accounts, Notices notices) {
        this.inbox = inbox;
        this.accounts = accounts;
        this.notices = notices;
    }

    @Incoming("provider-keys")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return inbox.consume(CONSUMER, records, ProviderKeyChanged.class, this::apply);
    }

    private Uni<Void> apply(SqlConnection tx, List<Received> fresh) {
        List<ProviderKeyChanged> keys =
                fresh.stream().map(r -> r.as(ProviderKeyChanged.class)).toList();
        return news(tx, keys)
                .chain(news -> tx.preparedQuery(UPSERT)
                        .executeBatch(
                                keys.stream().map(ProviderKeyProjection::row).toList())
                        .chain(() -> notices.tell(tx, news)))
                .chain(() -> accounts.save(
                        tx, keys.stream().flatMap(k -> accounts(k).stream()).toList()));
    }

    private static Uni<List<Notice>> news(SqlConnection tx, List<ProviderKeyChanged> keys) {
        UUID[] ids = keys.stream().map(ProviderKeyChanged::id).toArray(UUID[]::new);
        return tx.preparedQuery(KNOWN)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(rows -> {
                    KeyNews news = new KeyNews();
                    rows.forEach(row -> news.known(row.getUUID("id"), row.getLong("version"), row.getString("status")));
                    return news.of(keys);
                });
    }

    private static Tuple row(ProviderKeyChanged k) {
        return Tuple.of(
                k.id(),
                k.tenantId(),
                k.version(),
                k.provider().json(),
                k.providerName(),
                k.status().json());
    }

    private static List<Account> accounts(ProviderKeyChanged k) {
        return new Account.Holder(
                        AccountType.PROVIDER_KEY, k.id(), k.tenantId(), k.version(), k.change() != Change.DELETED)
                .accounts(new Account.Limits(
                        k.dailyLimitNanoUsd(), k.monthlyBudgetNanoUsd(), k.dailyRequests(), k.dailyTokens()));
    }
}
