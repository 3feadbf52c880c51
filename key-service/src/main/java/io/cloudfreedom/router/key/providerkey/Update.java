package io.cloudfreedom.router.key.providerkey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.connection.credential.CredentialReader;
import io.cloudfreedom.router.connection.credential.EndpointRule;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.key.catalog.ModelCatalog;
import io.cloudfreedom.router.key.providerkey.ProviderKeyRepository.Shown;
import io.cloudfreedom.router.key.request.EntityVersion;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Changes fields of provider keys.
@ApplicationScoped
class Update {
    private final Database database;
    private final ModelCatalog models;
    private final Changes changes;
    private final Rotation rotation;
    private final Clock clock;

    Update(Database database, ModelCatalog models, Changes changes, Rotation rotation, Clock clock) {
        this.database = database;
        this.models = models;
        this.changes = changes;
        this.rotation = rotation;
        this.clock = clock;
    }

    /// With a secret among the fields it is a rotation without overlap as well.
    Uni<ProviderKeyView> change(Scope scope, UUID id, long version, ObjectNode patch, ChangeRequest request) {
        return database.inTransaction(scope, tx -> changes.find(tx, id)).chain(shown -> {
            EntityVersion.require(version, shown.key().version());
            return ProviderKeyFields.merged(shown.key(), patch).bringsSecret()
                    ? rotation.replaceSecret(shown.key(), patch, "update", Duration.ZERO, request)
                    : update(shown, patch, request);
        });
    }

    private Uni<ProviderKeyView> update(Shown shown, ObjectNode patch, ChangeRequest request) {
        ProviderKey current = shown.key();
        current.requireStaying();
        ProviderKey next = updated(current, patch, request.endpoints());
        Change change = current.state().status() == next.state().status() ? Change.UPDATED : Change.STATUS_CHANGED;
        return database.inTransaction(
                Scope.of(current.tenantId()),
                tx -> models.requireKnown(tx, "models_enabled", next.modelsEnabled())
                        .chain(() -> changes.save(tx, next, change, "provider_key.updated", request.origin()))
                        .replaceWith(ProviderKeyView.of(next, shown.observed(), null)));
    }

    private ProviderKey updated(ProviderKey current, ObjectNode patch, EndpointRule endpoints) {
        ProviderKey next = ProviderKeyFields.merged(current, patch)
                .toKey(
                        current.id(),
                        current.tenantId(),
                        current.version() + 1,
                        current.material(),
                        current.times().updatedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        CredentialReader.check(next.settings(), endpoints);
        boolean revives = ProviderKey.REVOKED.equals(current.state().reason())
                && next.state().status() == KeyStatus.ACTIVE;
        if (revives || next.settings().needsSecretOf(current.settings())) {
            throw new KeyError.SecretNeeded();
        }
        boolean sameStatus = next.state().status() == current.state().status();
        if (!sameStatus && next.state().status() == KeyStatus.ERROR) {
            throw InvalidField.of("status", "must be active or inactive");
        }
        return sameStatus ? next.with(current.state()) : next;
    }
}
