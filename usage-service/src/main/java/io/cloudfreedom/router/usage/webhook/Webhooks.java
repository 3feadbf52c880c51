package io.cloudfreedom.router.usage.webhook;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.outbound.OutboundConfig;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.usage.audit.AuditLog;
import io.cloudfreedom.router.usage.secret.SigningSecretStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The endpoints of tenants. Every change is in the audit log of its tenant.
///
/// A secret is written before the row that needs it: what a crash leaves in Vault belongs to an endpoint that
/// nobody has seen.
@ApplicationScoped
class Webhooks {
    private static final String LIST = """
            select %s from webhook_endpoint where $1::uuid is null or tenant_id = $1 order by tenant_id, id
            """.formatted(Webhook.COLUMNS);

    private static final String GET = "select %s from webhook_endpoint where id = $1".formatted(Webhook.COLUMNS);

    private static final String COUNT = "select count(*) from webhook_endpoint where tenant_id = $1";

    private static final String KNOWN_TENANT = "select 1 from tenant where id = $1";

    private static final String INSERT = """
            insert into webhook_endpoint (id, tenant_id, url, description, events, enabled, status_reason)
            values ($1, $2, $3, $4, $5, $6, case when $6 then null else 'admin' end)
            returning %s
            """.formatted(Webhook.COLUMNS);

    private static final String UPDATE = """
            update webhook_endpoint set
                url = coalesce($2, url), description = coalesce($3, description), events = coalesce($4, events),
                enabled = coalesce($5, enabled),
                status_reason = case when $5 is null then status_reason when $5 then null else 'admin' end,
                failing_since = case when $5 and not enabled then null else failing_since end,
                updated = now()
            where id = $1
            returning %s
            """.formatted(Webhook.COLUMNS);

    private static final String DELETE = "delete from webhook_endpoint where id = $1";

    private final Database database;
    private final SigningSecretStore secrets;
    private final Deliveries deliveries;
    private final AuditLog audit;
    private final WebhookConfig config;
    private final OutboundConfig outbound;
    private final Clock clock;

    Webhooks(
            Database database,
            SigningSecretStore secrets,
            Deliveries deliveries,
            AuditLog audit,
            WebhookConfig config,
            OutboundConfig outbound,
            Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.deliveries = deliveries;
        this.audit = audit;
        this.config = config;
        this.outbound = outbound;
        this.clock = clock;
    }

    Uni<Webhook.Items> list(Scope scope, @Nullable UUID tenant) {
        return database.inTransaction(
                scope,
                tx -> tx.preparedQuery(LIST)
                        .execute(Tuple.tuple().addUUID(tenant))
                        .map(rows -> new Webhook.Items(StreamSupport.stream(rows.spliterator(), false)
                                .map(Webhook::of)
                                .toList())));
    }

    Uni<Webhook> get(Scope scope, UUID id) {
        return database.inTransaction(scope, tx -> get(tx, id));
    }

    Uni<Webhook.WithSecret> create(UUID tenant, WebhookFields fields, String actor) {
        String url = fields.requiredUrl(outbound.allowLoopback()).toString();
        UUID id = Uuid7.at(clock.instant());
        Tuple row = Tuple.tuple()
                .addUUID(id)
                .addUUID(tenant)
                .addString(url)
                .addString(fields.description() == null ? "" : fields.description())
                .addArrayOfString(fields.eventsOrAll())
                .addBoolean(fields.enabled() == null || fields.enabled());
        Scope own = Scope.of(tenant);
        return database.inTransaction(own, tx -> requireRoom(tx, tenant))
                .chain(() -> secrets.renew(tenant, id, Duration.ZERO))
                .chain(made -> database.inTransaction(
                                own,
                                tx -> requireRoom(tx, tenant)
                                        .chain(() -> tx.preparedQuery(INSERT).execute(row))
                                        .map(rows -> Webhook.of(rows.iterator().next()))
                                        .call(() -> audit.record(tx, tenant, actor, "webhook.created", id.toString())))
                        .map(webhook -> new Webhook.WithSecret(webhook, made.newest())));
    }

    Uni<Webhook> update(Scope scope, UUID id, WebhookFields fields, String actor) {
        Tuple change = Tuple.tuple()
                .addUUID(id)
                .addString(fields.checkedUrl(outbound.allowLoopback()))
                .addString(fields.description())
                .addArrayOfString(fields.changedEvents())
                .addBoolean(fields.enabled());
        return database.inTransaction(
                scope,
                tx -> tx.preparedQuery(UPDATE)
                        .execute(change)
                        .map(Webhooks::required)
                        .call(webhook ->
                                webhook.enabled() ? Uni.createFrom().voidItem() : deliveries.dropPending(tx, id))
                        .call(webhook ->
                                audit.record(tx, webhook.tenantId(), actor, "webhook.updated", id.toString())));
    }

    Uni<Void> delete(Scope scope, UUID id, String actor) {
        return database.inTransaction(
                        scope,
                        tx -> get(tx, id)
                                .call(() -> tx.preparedQuery(DELETE).execute(Tuple.of(id)))
                                .call(webhook ->
                                        audit.record(tx, webhook.tenantId(), actor, "webhook.deleted", id.toString())))
                .chain(webhook -> secrets.remove(webhook.tenantId(), id));
    }

    Uni<Webhook.WithSecret> rotate(Scope scope, UUID id, String actor) {
        return get(scope, id)
                .chain(webhook -> secrets.renew(webhook.tenantId(), id, config.overlap())
                        .chain(made -> database.inTransaction(
                                        scope,
                                        tx -> audit.record(
                                                tx, webhook.tenantId(), actor, "webhook.secret_rotated", id.toString()))
                                .replaceWith(() -> new Webhook.WithSecret(webhook, made.newest()))));
    }

    Uni<Delivery.Page> deliveries(Scope scope, UUID id, @Nullable String state, @Nullable UUID before, int limit) {
        return database.inTransaction(
                scope, tx -> get(tx, id).chain(webhook -> deliveries.list(tx, id, state, before, limit)));
    }

    /// Sends an ended delivery anew.
    Uni<Void> redeliver(Scope scope, UUID id, UUID delivery, String actor) {
        return database.inTransaction(
                scope,
                tx -> get(tx, id)
                        .chain(webhook -> deliveries
                                .again(tx, id, delivery)
                                .invoke(found -> {
                                    if (!found) {
                                        throw new NotFound("ended delivery");
                                    }
                                })
                                .chain(() -> audit.record(
                                        tx, webhook.tenantId(), actor, "webhook.redelivered", delivery.toString()))));
    }

    private Uni<Void> requireRoom(SqlConnection tx, UUID tenant) {
        return tx.preparedQuery(KNOWN_TENANT)
                .execute(Tuple.of(tenant))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw new NotFound("tenant");
                    }
                })
                .chain(() -> tx.preparedQuery(COUNT).execute(Tuple.of(tenant)))
                .invoke(rows -> {
                    if (rows.iterator().next().getLong(0) >= config.endpointsPerTenant()) {
                        throw new WebhookError.TooMany(config.endpointsPerTenant());
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Webhook> get(SqlConnection tx, UUID id) {
        return tx.preparedQuery(GET).execute(Tuple.of(id)).map(Webhooks::required);
    }

    private static Webhook required(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw new NotFound("webhook");
        }
        return Webhook.of(rows.iterator().next());
    }
}
