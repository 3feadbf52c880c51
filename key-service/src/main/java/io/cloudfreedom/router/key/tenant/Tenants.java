package io.cloudfreedom.router.key.tenant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Sha256;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.key.audit.AuditEntry;
import io.cloudfreedom.router.key.audit.AuditLog;
import io.cloudfreedom.router.key.catalog.ModelCatalog;
import io.cloudfreedom.router.key.operation.NewOperation;
import io.cloudfreedom.router.key.operation.Operations;
import io.cloudfreedom.router.key.page.Page;
import io.cloudfreedom.router.key.page.PageRequest;
import io.cloudfreedom.router.key.request.EntityVersion;
import io.cloudfreedom.router.key.request.IdempotencyKey;
import io.cloudfreedom.router.key.request.MergePatch;
import io.cloudfreedom.router.key.request.Origin;
import io.cloudfreedom.router.key.request.RequestError;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Creates, changes and deletes tenants; each change is one transaction with its event and its audit entry.
@ApplicationScoped
public class Tenants {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;
    private final TenantRepository repository;
    private final ModelCatalog models;
    private final Operations operations;
    private final Outbox outbox;
    private final AuditLog audit;
    private final List<TenantKeys> keys;
    private final Clock clock;

    Tenants(
            Database database,
            TenantRepository repository,
            ModelCatalog models,
            Operations operations,
            Outbox outbox,
            AuditLog audit,
            @All List<TenantKeys> keys,
            Clock clock) {
        this.database = database;
        this.repository = repository;
        this.models = models;
        this.operations = operations;
        this.outbox = outbox;
        this.audit = audit;
        this.keys = keys;
        this.clock = clock;
    }

    Uni<Page<Tenant>> list(Scope scope, PageRequest page, @Nullable String search) {
        return database.inTransaction(scope, tx -> repository.list(tx, page, search))
                .map(rows -> Page.of(rows, page.limit(), Tenant::id));
    }

    Uni<Tenant> get(Scope scope, UUID id) {
        return database.inTransaction(scope, tx -> find(tx, id));
    }

    /// The tenant, which must be one that may own keys.
    ///
    /// Fails with [NotFound] when there is none, or none within the transaction's scope.
    public Uni<Tenant> find(SqlConnection tx, UUID id) {
        return repository.find(tx, id).map(found -> found.orElseThrow(() -> new NotFound("tenant")));
    }

    Uni<Tenant> create(TenantFields fields, IdempotencyKey key, Origin origin) {
        Instant now = now();
        Tenant tenant = fields.toTenant(Uuid7.at(now), 1, now, now);
        var operation = new NewOperation(
                key.operationId(PlatformTenant.ID, "POST /api/tenants"),
                "tenant.create",
                tenant.id(),
                tenant.id(),
                null,
                Sha256.of(ContractJson.canonical(fields)),
                0,
                origin);
        return database.asSystem(tx -> operations.once(
                        tx, operation, Tenant.class, () -> insert(tx, tenant, origin), UnaryOperator.identity()))
                .onFailure(Tenants::isTaken)
                .transform(t -> new TenantError.SlugTaken());
    }

    private Uni<Tenant> insert(SqlConnection tx, Tenant tenant, Origin origin) {
        return models.requireKnown(tx, "key_policy", tenant.modelsWithPolicy())
                .chain(() -> repository.insert(tx, tenant))
                .chain(() -> outbox.append(tx, tenant.changed(Change.CREATED)))
                .chain(() -> audit.append(
                        tx,
                        AuditEntry.done(tenant.id(), origin, "tenant.created", tenant.id(), Map.of("version", 1))
                                .changing(null, tenant.fields())))
                .replaceWith(tenant);
    }

    Uni<Tenant> change(Scope scope, UUID id, long version, ObjectNode patch, Origin origin) {
        return database.inTransaction(
                        scope,
                        tx -> find(tx, id).chain(current -> {
                            Tenant next = patched(current, version, patch);
                            return models.requireKnown(tx, "key_policy", next.modelsWithPolicy())
                                    .chain(() -> save(tx, current, next, Change.UPDATED, "tenant.updated", origin));
                        }))
                .onFailure(Tenants::isTaken)
                .transform(t -> new TenantError.SlugTaken());
    }

    private Tenant patched(Tenant current, long version, ObjectNode patch) {
        EntityVersion.require(version, current.version());
        // The policy is replaced as a whole, so that an entry can be taken out of it.
        TenantFields base = patch.has("key_policy") || patch.has("tier")
                ? MergePatch.apply(current.fields(), emptyPolicy(), TenantFields.class)
                : current.fields();
        return MergePatch.apply(base, patch, TenantFields.class)
                .toTenant(current.id(), current.version() + 1, current.created(), now());
    }

    private static ObjectNode emptyPolicy() {
        ObjectNode patch = ContractJson.MAPPER.createObjectNode();
        patch.putNull("key_policy");
        return patch;
    }

    /// Deletes a tenant and sends its keys the way of deleted keys.
    Uni<Void> delete(UUID id, long version, @Nullable String confirm, Origin origin) {
        if (id.equals(PlatformTenant.ID)) {
            throw new TenantError.PlatformStays();
        }
        return database.asSystem(tx -> find(tx, id)
                .invoke(tenant -> {
                    EntityVersion.require(version, tenant.version());
                    if (!tenant.slug().equals(confirm)) {
                        throw new TenantError.ConfirmationMissing();
                    }
                })
                .chain(tenant -> save(tx, tenant, deleted(tenant), Change.DELETED, "tenant.deleted", origin))
                .chain(() -> removeKeys(tx, id, origin)));
    }

    private Uni<Void> removeKeys(SqlConnection tx, UUID id, Origin origin) {
        return Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUniAndConcatenate(kind -> kind.removeAll(tx, id, origin))
                .onItem()
                .ignoreAsUni();
    }

    private Tenant deleted(Tenant tenant) {
        return new Tenant(
                tenant.id(),
                tenant.version() + 1,
                tenant.name(),
                tenant.slug(),
                tenant.domain(),
                tenant.type(),
                Status.DELETED,
                tenant.tier(),
                tenant.timezone(),
                tenant.currency(),
                tenant.dailyLimit(),
                tenant.monthlyBudget(),
                tenant.dailyRequests(),
                tenant.dailyTokens(),
                tenant.rpm(),
                tenant.tpm(),
                tenant.maxOutputTokens(),
                tenant.markupPercent(),
                tenant.platformFee(),
                tenant.keyPolicy(),
                tenant.fallbackOnLimit(),
                tenant.created(),
                now());
    }

    private Uni<Tenant> save(
            SqlConnection tx, Tenant before, Tenant tenant, Change change, String action, Origin origin) {
        return repository
                .update(tx, tenant)
                .invoke(updated -> {
                    if (!updated) {
                        throw new RequestError.ConcurrentChange();
                    }
                })
                .chain(() -> outbox.append(tx, tenant.changed(change)))
                .chain(() -> audit.append(
                        tx,
                        AuditEntry.done(tenant.id(), origin, action, tenant.id(), Map.of("version", tenant.version()))
                                .changing(before.fields(), tenant.fields())))
                .replaceWith(tenant);
    }

    private static boolean isTaken(Throwable t) {
        return t instanceof PgException e && UNIQUE_VIOLATION.equals(e.getSqlState());
    }

    /// To the precision that PostgreSQL keeps.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
