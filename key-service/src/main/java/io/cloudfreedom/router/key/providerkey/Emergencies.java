package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.contracts.Sha256;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.key.operation.Materials;
import io.cloudfreedom.router.key.operation.NewOperation;
import io.cloudfreedom.router.key.operation.Operations;
import io.cloudfreedom.router.key.providerkey.ProviderKeyRepository.Shown;
import io.cloudfreedom.router.key.request.IdempotencyKey;
import io.cloudfreedom.router.key.request.Origin;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/// What has to be quick: going back to the secret before, and making a stolen one useless.
@ApplicationScoped
class Emergencies {
    private static final Logger LOG = Logger.getLogger(Emergencies.class);
    private static final Duration OVERLAP = Duration.ofHours(24);

    /// What the answer to a revocation may take, whoever is away.
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private final Database database;
    private final Changes changes;
    private final Materials materials;
    private final Operations operations;
    private final KeyRemoval removal;
    private final ProbePlan probes;
    private final Clock clock;

    Emergencies(
            Database database,
            Changes changes,
            Materials materials,
            Operations operations,
            KeyRemoval removal,
            ProbePlan probes,
            Clock clock) {
        this.database = database;
        this.changes = changes;
        this.materials = materials;
        this.operations = operations;
        this.removal = removal;
        this.probes = probes;
        this.clock = clock;
    }

    /// Takes the secret before the last rotation into use again; the present one is kept for a day.
    Uni<ProviderKeyView> rollback(Scope scope, UUID id, IdempotencyKey idempotencyKey, Origin origin) {
        return database.inTransaction(scope, tx -> changes.find(tx, id)).chain(shown -> {
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
        current.requireStaying();
        return materials
                .previous(tx, current.id())
                .map(found -> found.orElseThrow(KeyError.NothingToRollBackTo::new))
                .chain(previous -> {
                    Instant now = now();
                    Instant previousUntil = now.plus(OVERLAP);
                    ProviderKey next = current.in(stateAfterRollback(current), now)
                            .with(
                                    new ProviderKey.CurrentMaterial(
                                            previous.id(), previous.fingerprint(), previous.last4()),
                                    new ProviderKey.Times(
                                            current.times().created(),
                                            now,
                                            now,
                                            current.times().lastTested()));
                    return changes.save(tx, next, Change.ROTATED, "provider_key.rolled_back", origin)
                            .chain(() -> materials.revive(tx, next.id(), previous.id(), previousUntil))
                            .chain(() -> probes.soon(tx, next))
                            .replaceWith(
                                    ProviderKeyView.of(next, shown.observed().keepingPrevious(previousUntil), null));
                });
    }

    /// An error lay in the secret that is left behind; a probe tells soon whether the one before is any better.
    private static ProviderKey.State stateAfterRollback(ProviderKey current) {
        return current.state().status() == KeyStatus.ERROR ? ProviderKey.State.ACTIVE : current.state();
    }

    /// Revokes a key: it stops serving, and its secrets are destroyed without waiting for anybody.
    Uni<ProviderKeyView> revoke(Scope scope, UUID id, Origin origin) {
        return database.inTransaction(scope, tx -> changes.find(tx, id)).chain(shown -> {
            ProviderKey current = shown.key();
            if (current.state().leaving()
                    || ProviderKey.REVOKED.equals(current.state().reason())) {
                return Uni.createFrom().item(shown.view());
            }
            ProviderKey revoked =
                    current.in(new ProviderKey.State(KeyStatus.INACTIVE, ProviderKey.REVOKED, null), now());
            return database.inTransaction(
                            Scope.of(current.tenantId()),
                            tx -> changes.save(tx, revoked, Change.STATUS_CHANGED, "provider_key.revoked", origin))
                    .chain(() -> destroyNow(revoked))
                    .replaceWith(ProviderKeyView.of(revoked, shown.observed(), null));
        });
    }

    /// When Vault is away, the removal goes on trying; the key serves nobody either way.
    private Uni<Void> destroyNow(ProviderKey revoked) {
        return removal.destroySecrets(revoked)
                .ifNoItem()
                .after(ANSWER_WITHIN)
                .fail()
                .onFailure()
                .invoke(t -> LOG.warnf("revoked secret not destroyed yet key_id=%s", revoked.id()))
                .onFailure()
                .recoverWithNull();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
