package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.key.audit.AuditEntry;
import io.cloudfreedom.router.key.audit.AuditLog;
import io.cloudfreedom.router.key.convergence.Convergence;
import io.cloudfreedom.router.key.convergence.Convergences;
import io.cloudfreedom.router.key.convergence.Wanted;
import io.cloudfreedom.router.key.operation.CrashPoint;
import io.cloudfreedom.router.key.operation.CrashPoints;
import io.cloudfreedom.router.key.operation.Materials;
import io.cloudfreedom.router.key.operation.Periodic;
import io.cloudfreedom.router.key.request.Origin;
import io.cloudfreedom.router.key.secret.MaterialPath;
import io.cloudfreedom.router.key.secret.SecretStore;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Destroys the secrets of deleted and rotated keys, as soon as no LiteLLM uses them any more.
///
/// It works by state, so that whoever comes next goes on where a process died: destroying twice does no harm,
/// and the row says "deleted" only afterwards.
@ApplicationScoped
class KeyRemoval {
    private final Database database;
    private final ProviderKeyRepository repository;
    private final Materials materials;
    private final Convergences convergences;
    private final SecretStore secrets;
    private final Outbox outbox;
    private final AuditLog audit;
    private final CrashPoints crashes;
    private final Clock clock;
    private final Config config;
    private final Periodic turns;

    /// How removal works.
    @ConfigMapping(prefix = "router.key-removal")
    interface Config {
        /// Between two rounds.
        @WithDefault("PT1S")
        Duration interval();

        /// Keys and secrets per round.
        @WithDefault("100")
        int batch();
    }

    KeyRemoval(
            Database database,
            ProviderKeyRepository repository,
            Materials materials,
            Convergences convergences,
            SecretStore secrets,
            Outbox outbox,
            AuditLog audit,
            CrashPoints crashes,
            Clock clock,
            Config config,
            Vertx vertx) {
        this.database = database;
        this.repository = repository;
        this.materials = materials;
        this.convergences = convergences;
        this.secrets = secrets;
        this.outbox = outbox;
        this.audit = audit;
        this.crashes = crashes;
        this.clock = clock;
        this.config = config;
        this.turns = new Periodic(vertx, "key-removal", config.interval(), this::round);
    }

    void start(@Observes StartupEvent event) {
        turns.start();
    }

    void stop(@Observes ShutdownEvent event) {
        turns.stop();
    }

    Uni<Void> round() {
        return revoked().chain(this::deleted).chain(this::retired);
    }

    /// A revoked key's secrets wait for nobody.
    private Uni<Void> revoked() {
        return database.asSystem(tx -> repository.revoked(tx, config.batch()))
                .onItem()
                .transformToMulti(keys -> Multi.createFrom().iterable(keys))
                .onItem()
                .transformToUniAndConcatenate(this::destroySecrets)
                .onItem()
                .ignoreAsUni();
    }

    /// Destroys the secrets of a key as it is here; one that came later stays.
    Uni<Void> destroySecrets(ProviderKey key) {
        return database.asSystem(
                        tx -> materials.writtenUpTo(tx, key.id(), key.material().id()))
                .call(this::destroyAll)
                .chain(paths -> database.asSystem(tx -> materials
                        .destroyed(tx, ids(paths))
                        .chain(() ->
                                audit.append(tx, entry(key.tenantId(), "provider_key.secret_destroyed", key.id())))));
    }

    private Uni<Void> deleted() {
        return database.asSystem(tx -> repository.leaving(tx, config.batch()))
                .onItem()
                .transformToMulti(keys -> Multi.createFrom().iterable(keys))
                .onItem()
                .transformToUniAndConcatenate(key -> convergences
                        .read(key.wanted())
                        .chain(state -> state.complete()
                                ? remove(key)
                                : Uni.createFrom().voidItem()))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> remove(ProviderKey key) {
        return database.asSystem(
                        tx -> materials.writtenUpTo(tx, key.id(), key.material().id()))
                .call(this::destroyAll)
                .invoke(() -> crashes.reached(CrashPoint.DESTROYED))
                .chain(paths -> database.asSystem(tx -> finish(tx, key, paths)));
    }

    private Uni<Void> finish(SqlConnection tx, ProviderKey key, List<MaterialPath> paths) {
        ProviderKey gone = key.in(
                new ProviderKey.State(KeyStatus.INACTIVE, ProviderKey.DELETED, null),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return repository
                .update(tx, gone)
                .chain(updated -> updated
                        ? materials
                                .destroyed(tx, ids(paths))
                                .chain(() -> outbox.append(tx, gone.changed(Change.DELETED)))
                                .chain(() -> audit.append(tx, entry(key.tenantId(), "provider_key.deleted", key.id())))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> retired() {
        return database.asSystem(tx -> materials.due(tx, config.batch()))
                .onItem()
                .transformToMulti(paths -> Multi.createFrom().iterable(paths))
                .onItem()
                .transformToUniAndConcatenate(this::retire)
                .onItem()
                .ignoreAsUni();
    }

    /// A secret that was replaced goes when every LiteLLM has the key's present version, or has dropped the key.
    private Uni<Void> retire(MaterialPath path) {
        return database.asSystem(tx -> repository.find(tx, path.keyId())).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            Wanted wanted = found.getFirst().key().wanted();
            return convergences
                    .read(wanted)
                    .chain(state -> state.complete()
                            ? Uni.createFrom().item(state)
                            : convergences.read(new Wanted(wanted.tenantId(), wanted.keyId(), wanted.version(), true)))
                    .chain(state -> retire(path, state));
        });
    }

    private Uni<Void> retire(MaterialPath path, Convergence state) {
        if (!state.complete()) {
            return Uni.createFrom().voidItem();
        }
        return secrets.destroy(path)
                .chain(() -> database.asSystem(tx -> materials
                        .destroyed(tx, List.of(path.materialId()))
                        .chain(() -> audit.append(
                                tx, entry(path.tenantId(), "provider_key.secret_destroyed", path.keyId())))));
    }

    private Uni<Void> destroyAll(List<MaterialPath> paths) {
        return Multi.createFrom()
                .iterable(paths)
                .onItem()
                .transformToUniAndConcatenate(secrets::destroy)
                .onItem()
                .ignoreAsUni();
    }

    private static List<UUID> ids(List<MaterialPath> paths) {
        return paths.stream().map(MaterialPath::materialId).toList();
    }

    private static AuditEntry entry(UUID tenant, String action, UUID key) {
        return AuditEntry.done(tenant, Origin.SERVICE, action, key, Map.of());
    }
}
