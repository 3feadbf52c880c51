package io.cloudfreedom.router.usage.projection;

import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.kit.inbox.Inbox;
import io.cloudfreedom.router.kit.inbox.Received;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Tenants: zone, tier, mark-up, and their three accounts (dollars, requests, tokens).
@ApplicationScoped
class TenantProjection {
    private static final Logger LOG = Logger.getLogger(TenantProjection.class);
    private static final String CONSUMER = "usage-service-tenants";

    private static final String UPSERT = """
            insert into tenant as t
                (id, version, name, status, tier, timezone, currency, markup_percent, platform_fee)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (id) do update set version = excluded.version, name = excluded.name, status = excluded.status,
                tier = excluded.tier, timezone = excluded.timezone, currency = excluded.currency,
                markup_percent = excluded.markup_percent, platform_fee = excluded.platform_fee
            where t.version < excluded.version
            """;

    private static final String KEEP_TERMS = """
            insert into tenant_terms
                (tenant_id, version, status, tier, timezone, currency, markup_percent, platform_fee, since)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict do nothing
            """;

    private final Inbox inbox;
    private final Accounts accounts;

    TenantProjection(Inbox inbox, Accounts accounts) {
        this.inbox = inbox;
        this.accounts = accounts;
    }

    @Incoming("tenants")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return inbox.consume(CONSUMER, records, TenantChanged.class, this::apply);
    }

    private Uni<Void> apply(SqlConnection tx, List<Received> fresh) {
        List<TenantChanged> tenants =
                fresh.stream().map(r -> r.as(TenantChanged.class)).toList();
        return tx.preparedQuery(UPSERT)
                .executeBatch(tenants.stream().map(TenantProjection::row).toList())
                .chain(() -> tx.preparedQuery(KEEP_TERMS)
                        .executeBatch(
                                tenants.stream().map(TenantProjection::terms).toList()))
                .chain(() -> accounts.save(
                        tx, tenants.stream().flatMap(t -> accounts(t).stream()).toList()));
    }

    private static Tuple row(TenantChanged t) {
        return Tuple.tuple()
                .addUUID(t.id())
                .addLong(t.version())
                .addString(t.name())
                .addString(t.status().json())
                .addString(t.tier().json())
                .addString(zone(t))
                .addString(t.currency())
                .addBigDecimal(t.markupPercent())
                .addBigDecimal(t.platformFee());
    }

    private static Tuple terms(TenantChanged t) {
        return Tuple.tuple()
                .addUUID(t.id())
                .addLong(t.version())
                .addString(t.status().json())
                .addString(t.tier().json())
                .addString(zone(t))
                .addString(t.currency())
                .addBigDecimal(t.markupPercent())
                .addBigDecimal(t.platformFee())
                .addOffsetDateTime(t.updated().atOffset(ZoneOffset.UTC));
    }

    private static List<Account> accounts(TenantChanged t) {
        return new Account.Holder(AccountType.TENANT, t.id(), t.id(), t.version(), t.status() != Status.DELETED)
                .accounts(new Account.Limits(
                        t.dailyLimitNanoUsd(), t.monthlyBudgetNanoUsd(), t.dailyRequests(), t.dailyTokens()));
    }

    /// A zone that this runtime does not know would stop every grant of the tenant.
    private static String zone(TenantChanged t) {
        try {
            return ZoneId.of(t.timezone()).getId();
        } catch (DateTimeException e) {
            LOG.errorf("unknown time zone, UTC is used tenant_id=%s timezone=%s", t.id(), t.timezone());
            return "UTC";
        }
    }
}
