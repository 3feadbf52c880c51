package io.cloudfreedom.router.key.providerkey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.connection.credential.Credentials;
import io.cloudfreedom.router.connection.probe.TestResult;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.key.catalog.ModelCatalog;
import io.cloudfreedom.router.key.operation.Claim;
import io.cloudfreedom.router.key.operation.Materials;
import io.cloudfreedom.router.key.request.RequestError;
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

/// Replaces the secrets of provider keys.
@ApplicationScoped
class Rotation {
    /// For how long the old secret is kept.
    static final String OVERLAP = "overlap";

    private final Database database;
    private final ModelCatalog models;
    private final SecretPrints fingerprints;
    private final Custody custody;
    private final Changes changes;
    private final Materials materials;
    private final ProbePlan probes;
    private final Clock clock;

    Rotation(
            Database database,
            ModelCatalog models,
            SecretPrints fingerprints,
            Custody custody,
            Changes changes,
            Materials materials,
            ProbePlan probes,
            Clock clock) {
        this.database = database;
        this.models = models;
        this.fingerprints = fingerprints;
        this.custody = custody;
        this.changes = changes;
        this.materials = materials;
        this.probes = probes;
        this.clock = clock;
    }

    /// Rotates to a new secret; the old one is kept for the overlap.
    Uni<ProviderKeyView> rotate(Scope scope, UUID id, ObjectNode body, Duration overlap, ChangeRequest request) {
        return database.inTransaction(scope, tx -> changes.find(tx, id))
                .chain(shown -> replaceSecret(shown.key(), body, "rotate", overlap, request));
    }

    /// @param verb what the change is called
    Uni<ProviderKeyView> replaceSecret(
            ProviderKey current, ObjectNode body, String verb, Duration overlap, ChangeRequest request) {
        ProviderKeyFields fields = ProviderKeyFields.merged(current, settings(body));
        Credentials credentials = fields.credentials(request.endpoints());
        return fingerprints.of(credentials, body).chain(prints -> {
            var operation = request.operation(
                    current,
                    "POST /api/provider-keys/" + current.id() + "/" + verb,
                    "provider_key." + verb,
                    Uuid7.at(clock.instant()),
                    prints.request());
            return custody.carryOut(new SecretChange(
                    operation,
                    credentials,
                    prints.secret(),
                    tx -> admit(tx, current, fields),
                    (tx, mine, test) ->
                            replace(tx, mine, body, overlap, test, prints.material(mine, credentials), request)));
        });
    }

    /// The members that are a key's own.
    private static ObjectNode settings(ObjectNode body) {
        ObjectNode settings = body.deepCopy();
        settings.remove(OVERLAP);
        return settings;
    }

    private Uni<Void> admit(SqlConnection tx, ProviderKey current, ProviderKeyFields fields) {
        current.requireStaying();
        ProviderKey next =
                fields.toKey(current.id(), current.tenantId(), current.version(), current.material(), current.times());
        return models.requireKnown(tx, "models_enabled", next.modelsEnabled());
    }

    private Uni<ProviderKeyView> replace(
            SqlConnection tx,
            Claim.Mine mine,
            ObjectNode body,
            Duration overlap,
            TestResult test,
            ProviderKey.CurrentMaterial material,
            ChangeRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant previousUntil = now.plus(overlap);
        return changes.find(tx, mine.objectId()).chain(shown -> {
            ProviderKey current = shown.key();
            if (current.version() != mine.baseVersion() || current.state().leaving()) {
                throw new RequestError.ConcurrentChange();
            }
            var times = new ProviderKey.Times(current.times().created(), now, now, now);
            ProviderKey next = ProviderKeyFields.merged(current, settings(body))
                    .toKey(current.id(), current.tenantId(), current.version() + 1, material, times)
                    .afterTestOfNewSecret(test);
            return changes.save(tx, next, Change.ROTATED, "provider_key.rotated", request.origin())
                    .chain(() -> materials.activate(tx, next.id(), material.id(), previousUntil))
                    .chain(() -> probes.afterSecret(tx, next))
                    .replaceWith(ProviderKeyView.of(next, shown.observed().keepingPrevious(previousUntil), test));
        });
    }
}
