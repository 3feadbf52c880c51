package io.cloudfreedom.router.key.providerkey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.connection.credential.Credentials;
import io.cloudfreedom.router.connection.probe.TestResult;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.key.catalog.ModelCatalog;
import io.cloudfreedom.router.key.operation.Claim;
import io.cloudfreedom.router.key.operation.Materials;
import io.cloudfreedom.router.key.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Creates provider keys.
@ApplicationScoped
class Creation {
    private final Tenants tenants;
    private final ModelCatalog models;
    private final SecretPrints fingerprints;
    private final Custody custody;
    private final Changes changes;
    private final Materials materials;
    private final ProbePlan probes;
    private final Clock clock;

    Creation(
            Tenants tenants,
            ModelCatalog models,
            SecretPrints fingerprints,
            Custody custody,
            Changes changes,
            Materials materials,
            ProbePlan probes,
            Clock clock) {
        this.tenants = tenants;
        this.models = models;
        this.fingerprints = fingerprints;
        this.custody = custody;
        this.changes = changes;
        this.materials = materials;
        this.probes = probes;
        this.clock = clock;
    }

    Uni<ProviderKeyView> create(UUID tenant, ObjectNode body, ChangeRequest request) {
        ProviderKeyFields fields = ProviderKeyFields.read(body);
        Credentials credentials = fields.credentials(request.endpoints());
        ProviderKey draft = draft(fields, tenant);
        return fingerprints.of(credentials, body).chain(prints -> {
            var operation = request.operation(
                    draft,
                    "POST /api/provider-keys",
                    "provider_key.create",
                    Uuid7.at(clock.instant()),
                    prints.request());
            return custody.carryOut(new SecretChange(
                    operation,
                    credentials,
                    prints.secret(),
                    tx -> admit(tx, draft),
                    (tx, mine, test) -> insert(
                            tx, created(fields, mine, prints.material(mine, credentials), test), test, request)));
        });
    }

    /// Checks the other fields before anything is done; version 0, since it does not exist yet.
    private ProviderKey draft(ProviderKeyFields fields, UUID tenant) {
        Instant now = now();
        UUID id = Uuid7.at(now);
        return fields.toKey(
                id,
                tenant,
                0,
                new ProviderKey.CurrentMaterial(id, "", ""),
                new ProviderKey.Times(now, now, null, null));
    }

    private Uni<Void> admit(SqlConnection tx, ProviderKey draft) {
        return tenants.find(tx, draft.tenantId())
                .chain(() -> models.requireKnown(tx, "models_enabled", draft.modelsEnabled()));
    }

    private ProviderKey created(
            ProviderKeyFields fields, Claim.Mine mine, ProviderKey.CurrentMaterial material, TestResult test) {
        Instant now = now();
        return fields.toKey(mine.objectId(), mine.tenantId(), 1, material, new ProviderKey.Times(now, now, null, now))
                .afterTestOfNewSecret(test);
    }

    private Uni<ProviderKeyView> insert(SqlConnection tx, ProviderKey key, TestResult test, ChangeRequest request) {
        return tenants.find(tx, key.tenantId())
                .chain(() -> changes.insert(tx, key, "provider_key.created", request.origin()))
                .chain(() -> materials.activate(tx, key.id(), key.material().id(), now()))
                .chain(() -> probes.afterSecret(tx, key))
                .replaceWith(ProviderKeyView.of(key, ProviderKeyView.Observed.NONE, test));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
