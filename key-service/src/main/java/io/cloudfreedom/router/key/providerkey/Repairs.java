package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.key.audit.AuditEntry;
import io.cloudfreedom.router.key.audit.AuditLog;
import io.cloudfreedom.router.key.operation.Materials;
import io.cloudfreedom.router.key.reconcile.KeyRepairs;
import io.cloudfreedom.router.key.request.Origin;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Repairs keys that have come apart from their secrets or from the LiteLLMs.
@ApplicationScoped
class Repairs implements KeyRepairs {
    static final String SECRET_MISSING = "secret_missing";

    private static final ProviderKey.State WITHOUT_SECRET =
            new ProviderKey.State(KeyStatus.ERROR, SECRET_MISSING, "The secret is not in Vault; rotate the key.");

    private final Database database;
    private final ProviderKeyRepository repository;
    private final Changes changes;
    private final Materials materials;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    Repairs(
            Database database,
            ProviderKeyRepository repository,
            Changes changes,
            Materials materials,
            Outbox outbox,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.repository = repository;
        this.changes = changes;
        this.materials = materials;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Uni<Boolean> secretMissing(UUID keyId, UUID materialId) {
        return database.asSystem(tx -> repository
                .find(tx, keyId)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : secretMissing(tx, found.getFirst().key(), materialId)));
    }

    private Uni<Boolean> secretMissing(SqlConnection tx, ProviderKey key, UUID materialId) {
        boolean present = key.material().id().equals(materialId);
        if (present && (!key.isInUse() || SECRET_MISSING.equals(key.state().reason()))) {
            return Uni.createFrom().item(false);
        }
        Uni<Void> repaired = present
                ? changes.save(
                        tx,
                        key.in(WITHOUT_SECRET, clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                        Change.STATUS_CHANGED,
                        "provider_key.secret_missing",
                        Origin.SERVICE)
                : materials.destroyed(tx, List.of(materialId)).chain(() -> audit.append(tx, missing(key, materialId)));
        return repaired.replaceWith(true);
    }

    private static AuditEntry missing(ProviderKey key, UUID materialId) {
        return AuditEntry.done(
                key.tenantId(),
                Origin.SERVICE,
                "provider_key.earlier_secret_missing",
                key.id(),
                Map.of("material", materialId.toString()));
    }

    @Override
    public Uni<Integer> publishAgain(int most) {
        return database.asSystem(tx -> repository
                        .behind(tx, most)
                        .call(keys -> Multi.createFrom()
                                .iterable(keys)
                                .onItem()
                                .transformToUniAndConcatenate(key -> outbox.append(tx, key.changed(Change.UPDATED)))
                                .onItem()
                                .ignoreAsUni()))
                .map(List::size);
    }
}
