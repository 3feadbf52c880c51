package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.key.audit.AuditEntry;
import io.cloudfreedom.router.key.audit.AuditLog;
import io.cloudfreedom.router.key.operation.Materials;
import io.cloudfreedom.router.key.operation.NewOperation;
import io.cloudfreedom.router.key.operation.Operations;
import io.cloudfreedom.router.key.providerkey.ProviderKeyRepository.Shown;
import io.cloudfreedom.router.key.request.IdempotencyKey;
import io.cloudfreedom.router.key.request.Origin;
import io.cloudfreedom.router.key.request.RequestError;
import io.cloudfreedom.router.key.request.Sha256;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/// What has to be quick: going back to the secret before, and making a stolen one useless.
@ApplicationScoped
class Emergencies {
    private static final Logger LOG = Logger.getLogger(Emergencies.class);
    private static final Duration OVERLAP = Duration.ofHours(24);

    private final Database database;
    private final ProviderKeyRepository repository;
    private final Materials materials;
    private final Operations operations;
    private final KeyRemoval removal;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    Emergencies(
            Database database,
            ProviderKeyRepository repository,
            Materials materials,
            Operations operations,
            KeyRemoval removal,
            Outbox outbox,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.repository = repository;
        this.materials = materials;
        this.operations = operations;
        this.removal = removal;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /// Takes the secret before the last rotation into use again; the present one is kept for a day.
    Uni<ProviderKeyView> rollback(Scope scope, UUID id, IdempotencyKey idempotencyKey, Origin origin) {
        return database.inTransaction(scope, tx -> find(tx, id)).chain(shown -> {
            ProviderKey current = shown.key();
            var operation = new NewOperation(
                    idempotencyKey.operationId(current.tenantId(), "POST /api/provider-keys/" + id + "/rollback"),
                    "provider_key.rollback",
                    current.tenantId(),
                    id,
                    null,
                    Sha256.of(id.toString()),
                    current.version(),
                    origin);
            return database.inTransaction(
                    Scope.of(current.tenantId()),
                    tx -> operations.once(
                            tx,
                            operation,
                            ProviderKeyView.class,
                            () -> rollback(tx, shown, origin),
                            UnaryOperator.identity()));
        });
    }

    private Uni<ProviderKeyView> rollback(SqlConnection tx, Shown shown, Origin origin) {
        ProviderKey current = shown.key();
        if (current.state().leaving()) {
            throw new KeyError.BeingDeleted();
        }
        return materials
                .previous(tx, current.id())
                .map(found -> found.orElseThrow(KeyError.NothingToRollBackTo::new))
                .chain(previous -> {
                    Instant now = now();
                    ProviderKey next = current.in(current.state(), now)
                            .with(
                                    new ProviderKey.CurrentMaterial(
                                            previous.id(), previous.fingerprint(), previous.last4()),
                                    new ProviderKey.Times(
                                            current.times().created(),
                                            now,
                                            now,
                                            current.times().lastTested()));
                    return save(tx, next, Change.ROTATED, "provider_key.rolled_back", origin)
                            .chain(() -> materials.revive(tx, next.id(), previous.id(), now.plus(OVERLAP)))
                            .replaceWith(ProviderKeyView.of(next, shown.usage(), null));
                });
    }

    /// Revokes a key: it stops serving, and its secrets are destroyed without waiting for anybody.
    Uni<ProviderKeyView> revoke(Scope scope, UUID id, Origin origin) {
        return database.inTransaction(scope, tx -> find(tx, id)).chain(shown -> {
            ProviderKey current = shown.key();
            if (current.state().leaving()
                    || ProviderKey.REVOKED.equals(current.state().reason())) {
                return Uni.createFrom().item(shown.view());
            }
            ProviderKey revoked =
                    current.in(new ProviderKey.State(KeyStatus.INACTIVE, ProviderKey.REVOKED, null), now());
            return database.inTransaction(
                            Scope.of(current.tenantId()),
                            tx -> save(tx, revoked, Change.STATUS_CHANGED, "provider_key.revoked", origin))
                    .chain(() -> destroyNow(revoked))
                    .replaceWith(ProviderKeyView.of(revoked, shown.usage(), null));
        });
    }

    /// When Vault is away, the removal goes on trying; the key serves nobody either way.
    private Uni<Void> destroyNow(ProviderKey revoked) {
        return removal.destroySecrets(revoked)
                .onFailure()
                .invoke(t -> LOG.warnf("revoked secret not destroyed yet key_id=%s", revoked.id()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> save(SqlConnection tx, ProviderKey key, Change change, String action, Origin origin) {
        Map<String, Object> detail =
                Map.of("version", key.version(), "fingerprint", key.material().fingerprint());
        return repository
                .update(tx, key)
                .invoke(updated -> {
                    if (!updated) {
                        throw new RequestError.ConcurrentChange();
                    }
                })
                .chain(() -> outbox.append(tx, key.changed(change)))
                .chain(() -> audit.append(tx, AuditEntry.done(key.tenantId(), origin, action, key.id(), detail)));
    }

    private Uni<Shown> find(SqlConnection tx, UUID id) {
        return repository.find(tx, id).map(found -> {
            if (found.isEmpty()) {
                throw new NotFound("provider key");
            }
            return found.getFirst();
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
