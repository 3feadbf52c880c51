package io.cloudfreedom.router.key.virtualkey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Sha256;
import io.cloudfreedom.router.contracts.Uuid7;
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
import io.cloudfreedom.router.key.tenant.TenantKeys;
import io.cloudfreedom.router.key.tenant.Tenants;
import io.cloudfreedom.router.key.virtualkey.VirtualKeyRepository.Stored;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Creates, changes, rotates and revokes virtual keys.
@ApplicationScoped
class VirtualKeys implements TenantKeys {
    private final Database database;
    private final VirtualKeyRepository repository;
    private final Tenants tenants;
    private final ModelCatalog models;
    private final Operations operations;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    VirtualKeys(
            Database database,
            VirtualKeyRepository repository,
            Tenants tenants,
            ModelCatalog models,
            Operations operations,
            Outbox outbox,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.repository = repository;
        this.tenants = tenants;
        this.models = models;
        this.operations = operations;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<Page<VirtualKey>> list(Scope scope, PageRequest page, @Nullable UUID tenantId) {
        return database.inTransaction(scope, tx -> repository.list(tx, page, tenantId))
                .map(rows -> Page.of(rows, page.limit(), VirtualKey::id));
    }

    Uni<VirtualKey> get(Scope scope, UUID id) {
        return database.inTransaction(scope, tx -> find(tx, id)).map(Stored::key);
    }

    /// A repetition is answered without the token, which is nowhere any more.
    Uni<VirtualKey> create(UUID tenantId, VirtualKeyFields fields, IdempotencyKey idempotencyKey, Origin origin) {
        Instant now = now();
        Token token = Token.fresh();
        VirtualKey key = fields.toVirtualKey(Uuid7.at(now), tenantId, token, now);
        var operation = new NewOperation(
                idempotencyKey.operationId(tenantId, "POST /api/virtual-keys"),
                "virtual_key.create",
                tenantId,
                key.id(),
                null,
                Sha256.of(ContractJson.canonical(fields)),
                0,
                origin);
        return database.inTransaction(
                Scope.of(tenantId),
                tx -> operations.once(
                        tx,
                        operation,
                        VirtualKey.class,
                        () -> insert(tx, key, token, origin),
                        VirtualKey::withoutToken));
    }

    private Uni<VirtualKey> insert(SqlConnection tx, VirtualKey key, Token token, Origin origin) {
        var stored = new Stored(key, new VirtualKey.Hashes(token.sha256(), null));
        return tenants.find(tx, key.tenantId())
                .chain(() -> models.requireKnown(tx, "models_allowed", key.modelsAllowed()))
                .chain(() -> repository.insert(tx, stored))
                .chain(() -> tell(tx, null, stored, Change.CREATED, "virtual_key.created", origin))
                .replaceWith(key);
    }

    /// Changes what a key may do.
    Uni<VirtualKey> change(Scope scope, UUID id, long version, ObjectNode patch, Origin origin) {
        return database.inTransaction(
                scope,
                tx -> find(tx, id).chain(stored -> {
                    VirtualKey current = stored.key();
                    EntityVersion.require(version, current.version());
                    requireActive(current);
                    VirtualKey next = MergePatch.apply(VirtualKeyFields.of(current), patch, VirtualKeyFields.class)
                            .appliedTo(current, now());
                    return models.requireKnown(tx, "models_allowed", next.modelsAllowed())
                            .chain(() -> save(
                                    tx,
                                    new Stored(next, stored.hashes()),
                                    Change.UPDATED,
                                    "virtual_key.updated",
                                    origin));
                }));
    }

    /// Gives a key a fresh token; the one before is good for the overlap. A repetition is answered without
    /// the token.
    Uni<VirtualKey> rotate(Scope scope, UUID id, Duration overlap, IdempotencyKey idempotencyKey, Origin origin) {
        return database.inTransaction(scope, tx -> find(tx, id))
                .map(Stored::key)
                .chain(shown -> {
                    var operation = new NewOperation(
                            idempotencyKey.operationId(shown.tenantId(), "POST /api/virtual-keys/" + id + "/rotate"),
                            "virtual_key.rotate",
                            shown.tenantId(),
                            id,
                            null,
                            Sha256.of(overlap.toString()),
                            shown.version(),
                            origin);
                    return database.inTransaction(
                            Scope.of(shown.tenantId()),
                            tx -> operations.once(
                                    tx,
                                    operation,
                                    VirtualKey.class,
                                    () -> rotate(tx, id, overlap, origin),
                                    VirtualKey::withoutToken));
                });
    }

    private Uni<VirtualKey> rotate(SqlConnection tx, UUID id, Duration overlap, Origin origin) {
        return find(tx, id).chain(stored -> {
            requireActive(stored.key());
            Token token = Token.fresh();
            VirtualKey next = stored.key().rotated(token, overlap, now());
            String previous = overlap.isZero() ? null : stored.hashes().current();
            var rotated = new Stored(next, new VirtualKey.Hashes(token.sha256(), previous));
            return save(tx, rotated, Change.ROTATED, "virtual_key.rotated", origin);
        });
    }

    private static void requireActive(VirtualKey key) {
        if (key.status() != Status.ACTIVE) {
            throw new VirtualKeyError.Revoked();
        }
    }

    /// Revokes a key; one that is revoked already stays so.
    ///
    /// @param version what the caller has read; empty when it does not matter
    Uni<VirtualKey> revoke(Scope scope, UUID id, OptionalLong version, Origin origin) {
        return database.inTransaction(
                scope,
                tx -> find(tx, id).chain(stored -> {
                    version.ifPresent(
                            read -> EntityVersion.require(read, stored.key().version()));
                    return stored.key().status() == Status.ACTIVE
                            ? revoke(tx, stored, origin)
                            : Uni.createFrom().item(stored.key());
                }));
    }

    private Uni<VirtualKey> revoke(SqlConnection tx, Stored stored, Origin origin) {
        var revoked = new Stored(stored.key().revoked(now()), stored.hashes());
        return save(tx, revoked, Change.STATUS_CHANGED, "virtual_key.revoked", origin);
    }

    private Uni<VirtualKey> save(SqlConnection tx, Stored next, Change change, String action, Origin origin) {
        return find(tx, next.key().id())
                .call(() -> repository.update(tx, next).invoke(updated -> {
                    if (!updated) {
                        throw new RequestError.ConcurrentChange();
                    }
                }))
                .chain(before -> tell(tx, before, next, change, action, origin))
                .replaceWith(next.key());
    }

    private Uni<Void> tell(
            SqlConnection tx, @Nullable Stored before, Stored stored, Change change, String action, Origin origin) {
        VirtualKey key = stored.key();
        Map<String, Object> detail = Map.of("version", key.version(), "last4", key.last4());
        var entry = AuditEntry.done(key.tenantId(), origin, action, key.id(), detail)
                .changing(
                        before == null ? null : before.key().changed(change, before.hashes()),
                        key.changed(change, stored.hashes()));
        return outbox.append(tx, key.changed(change, stored.hashes())).chain(() -> audit.append(tx, entry));
    }

    @Override
    public Uni<Void> removeAll(SqlConnection tx, UUID tenantId, Origin origin) {
        return repository
                .activeOf(tx, tenantId)
                .onItem()
                .transformToMulti(keys -> Multi.createFrom().iterable(keys))
                .onItem()
                .transformToUniAndConcatenate(key -> revoke(tx, key, origin))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Stored> find(SqlConnection tx, UUID id) {
        return repository.find(tx, id).map(found -> {
            if (found.isEmpty()) {
                throw new NotFound("virtual key");
            }
            return found.getFirst();
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
