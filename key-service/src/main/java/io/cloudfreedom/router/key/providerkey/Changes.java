package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.key.audit.AuditEntry;
import io.cloudfreedom.router.key.audit.AuditLog;
import io.cloudfreedom.router.key.providerkey.ProviderKeyRepository.Shown;
import io.cloudfreedom.router.key.request.Origin;
import io.cloudfreedom.router.key.request.RequestError;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes versions of keys: the row, its event and its audit entry, all in the caller's transaction.
@ApplicationScoped
class Changes {
    private final ProviderKeyRepository repository;
    private final Outbox outbox;
    private final AuditLog audit;

    Changes(ProviderKeyRepository repository, Outbox outbox, AuditLog audit) {
        this.repository = repository;
        this.outbox = outbox;
        this.audit = audit;
    }

    /// Fails with [NotFound] when there is no such key, or none within the transaction's scope.
    Uni<Shown> find(SqlConnection tx, UUID id) {
        return repository.find(tx, id).map(found -> {
            if (found.isEmpty()) {
                throw new NotFound("provider key");
            }
            return found.getFirst();
        });
    }

    Uni<Void> insert(SqlConnection tx, ProviderKey key, String action, Origin origin) {
        return repository.insert(tx, key).chain(() -> tell(tx, null, key, Change.CREATED, action, origin));
    }

    /// Fails with [RequestError.ConcurrentChange] when another change came first.
    Uni<Void> save(SqlConnection tx, ProviderKey next, Change change, String action, Origin origin) {
        return find(tx, next.id())
                .call(() -> repository.update(tx, next).invoke(updated -> {
                    if (!updated) {
                        throw new RequestError.ConcurrentChange();
                    }
                }))
                .chain(before -> tell(tx, before.key(), next, change, action, origin));
    }

    private Uni<Void> tell(
            SqlConnection tx,
            @Nullable ProviderKey before,
            ProviderKey key,
            Change change,
            String action,
            Origin origin) {
        Map<String, Object> detail = Map.of(
                "version", key.version(),
                "status", key.state().status().json(),
                "fingerprint", key.material().fingerprint());
        var entry = AuditEntry.done(key.tenantId(), origin, action, key.id(), detail)
                .changing(before == null ? null : before.changed(change), key.changed(change));
        return outbox.append(tx, key.changed(change)).chain(() -> audit.append(tx, entry));
    }
}
