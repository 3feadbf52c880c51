package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.key.request.EntityVersion;
import io.cloudfreedom.router.key.request.Origin;
import io.cloudfreedom.router.key.tenant.TenantKeys;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Starts the deletion of provider keys: they stop serving now, and the [KeyRemoval] destroys their secrets
/// when every LiteLLM has dropped them.
@ApplicationScoped
class Deletion implements TenantKeys {
    private final Database database;
    private final ProviderKeyRepository repository;
    private final Changes changes;
    private final Clock clock;

    Deletion(Database database, ProviderKeyRepository repository, Changes changes, Clock clock) {
        this.database = database;
        this.repository = repository;
        this.changes = changes;
        this.clock = clock;
    }

    Uni<ProviderKeyView> delete(Scope scope, UUID id, long version, Origin origin) {
        return database.inTransaction(scope, tx -> changes.find(tx, id)).chain(shown -> {
            EntityVersion.require(version, shown.key().version());
            return shown.key().state().leaving()
                    ? Uni.createFrom().item(shown.view())
                    : database.inTransaction(Scope.of(shown.key().tenantId()), tx -> start(tx, shown.key(), origin))
                            .map(key -> ProviderKeyView.of(key, shown.observed(), null));
        });
    }

    @Override
    public Uni<Void> removeAll(SqlConnection tx, UUID tenantId, Origin origin) {
        return repository
                .stayingOf(tx, tenantId)
                .onItem()
                .transformToMulti(keys -> Multi.createFrom().iterable(keys))
                .onItem()
                .transformToUniAndConcatenate(key -> start(tx, key, origin))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<ProviderKey> start(SqlConnection tx, ProviderKey key, Origin origin) {
        ProviderKey leaving = key.in(
                new ProviderKey.State(KeyStatus.INACTIVE, ProviderKey.DELETING, null),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return changes.save(tx, leaving, Change.STATUS_CHANGED, "provider_key.delete", origin)
                .replaceWith(leaving);
    }
}
