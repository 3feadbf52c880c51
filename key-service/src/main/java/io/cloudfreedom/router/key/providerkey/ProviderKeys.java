package io.cloudfreedom.router.key.providerkey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.key.audit.AuditEntry;
import io.cloudfreedom.router.key.audit.AuditLog;
import io.cloudfreedom.router.key.catalog.ModelCatalog;
import io.cloudfreedom.router.key.credential.CredentialReader;
import io.cloudfreedom.router.key.credential.Credentials;
import io.cloudfreedom.router.key.credential.EndpointRule;
import io.cloudfreedom.router.key.operation.Claim;
import io.cloudfreedom.router.key.operation.Materials;
import io.cloudfreedom.router.key.operation.NewOperation;
import io.cloudfreedom.router.key.page.Page;
import io.cloudfreedom.router.key.page.PageRequest;
import io.cloudfreedom.router.key.probe.ConnectionTest;
import io.cloudfreedom.router.key.probe.TestResult;
import io.cloudfreedom.router.key.probe.Verdict;
import io.cloudfreedom.router.key.providerkey.ProviderKeyRepository.Shown;
import io.cloudfreedom.router.key.request.EntityVersion;
import io.cloudfreedom.router.key.request.IdempotencyKey;
import io.cloudfreedom.router.key.request.MergePatch;
import io.cloudfreedom.router.key.request.Origin;
import io.cloudfreedom.router.key.request.RequestError;
import io.cloudfreedom.router.key.secret.SecretStore;
import io.cloudfreedom.router.key.tenant.TenantKeys;
import io.cloudfreedom.router.key.tenant.Tenants;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;

/// Creates, changes, rotates and deletes provider keys.
@ApplicationScoped
class ProviderKeys implements TenantKeys {
    private static final Duration NO_OVERLAP = Duration.ZERO;

    private final Database database;
    private final ProviderKeyRepository repository;
    private final Tenants tenants;
    private final ModelCatalog models;
    private final SecretStore secrets;
    private final Materials materials;
    private final Custody custody;
    private final ConnectionTest connectionTest;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    ProviderKeys(
            Database database,
            ProviderKeyRepository repository,
            Tenants tenants,
            ModelCatalog models,
            SecretStore secrets,
            Materials materials,
            Custody custody,
            ConnectionTest connectionTest,
            Outbox outbox,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.repository = repository;
        this.tenants = tenants;
        this.models = models;
        this.secrets = secrets;
        this.materials = materials;
        this.custody = custody;
        this.connectionTest = connectionTest;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /// Who asks for a change, under which name, and what they may point at.
    record Request(IdempotencyKey idempotencyKey, Origin origin, EndpointRule endpoints) {}

    Uni<Page<ProviderKeyView>> list(Scope scope, PageRequest page, ProviderKeyRepository.Filter filter) {
        return database.inTransaction(scope, tx -> repository.list(tx, page, filter))
                .map(rows -> Page.of(rows, page.limit(), ProviderKeyView::id));
    }

    Uni<Page<ProviderKeyView>> listOf(Scope scope, UUID tenant, PageRequest page) {
        var ofTenant = new ProviderKeyRepository.Filter(tenant, null, null, null);
        return database.inTransaction(
                        scope, tx -> tenants.find(tx, tenant).chain(() -> repository.list(tx, page, ofTenant)))
                .map(rows -> Page.of(rows, page.limit(), ProviderKeyView::id));
    }

    Uni<ProviderKeyView> get(Scope scope, UUID id) {
        return database.inTransaction(scope, tx -> find(tx, id)).map(Shown::view);
    }

    /// Tests credentials that are not saved.
    Uni<TestResult> test(ProviderKeyFields fields, EndpointRule endpoints) {
        return connectionTest.test(credentials(fields, endpoints));
    }

    /// Tests a secret with the settings of a stored key.
    Uni<TestResult> test(Scope scope, UUID id, ObjectNode body, EndpointRule endpoints) {
        return database.inTransaction(scope, tx -> find(tx, id)).chain(shown -> {
            ProviderKeyFields fields = merged(shown.key(), body);
            if (!fields.bringsSecret()) {
                throw new KeyError.TestNeedsSecret();
            }
            return test(fields, endpoints);
        });
    }

    Uni<ProviderKeyView> create(UUID tenant, ObjectNode body, Request request) {
        ProviderKeyFields fields = read(body);
        Credentials credentials = credentials(fields, request.endpoints());
        Instant now = now();
        UUID id = Uuid7.at(now);
        // Checks the other fields before anything is done.
        ProviderKey draft = fields.toKey(
                id,
                tenant,
                1,
                new ProviderKey.CurrentMaterial(id, "", ""),
                new ProviderKey.Times(now, now, null, null));
        return fingerprints(credentials, body).chain(prints -> {
            var operation = operation(tenant, id, "POST /api/provider-keys", "provider_key.create", prints, 0, request);
            return custody.carryOut(new SecretChange(
                    operation,
                    credentials,
                    prints.secret(),
                    tx -> tenants.find(tx, tenant)
                            .chain(() -> models.requireKnown(tx, "models_enabled", draft.modelsEnabled())),
                    (tx, mine, test) -> insert(
                            tx, created(fields, mine, material(mine, prints, credentials), test), test, request)));
        });
    }

    private ProviderKey created(
            ProviderKeyFields fields, Claim.Mine mine, ProviderKey.CurrentMaterial material, TestResult test) {
        Instant now = now();
        ProviderKey key =
                fields.toKey(mine.objectId(), mine.tenantId(), 1, material, new ProviderKey.Times(now, now, null, now));
        return afterTest(key, test);
    }

    private Uni<ProviderKeyView> insert(SqlConnection tx, ProviderKey key, TestResult test, Request request) {
        return tenants.find(tx, key.tenantId())
                .chain(() -> repository.insert(tx, key))
                .chain(() -> materials.activate(tx, key.id(), key.material().id(), now()))
                .chain(() -> publish(tx, key, Change.CREATED, "provider_key.created", request.origin()))
                .replaceWith(ProviderKeyView.of(key, ProviderKeyView.Usage.NONE, test));
    }

    /// Rotates to a new secret; the old one is kept for the overlap.
    Uni<ProviderKeyView> rotate(Scope scope, UUID id, ObjectNode body, Duration overlap, Request request) {
        return database.inTransaction(scope, tx -> find(tx, id))
                .chain(shown ->
                        replaceSecret(shown.key(), body, new Replacement("rotate", Change.ROTATED, overlap), request));
    }

    /// Changes fields of a key; with a secret among them it is a rotation without overlap as well.
    Uni<ProviderKeyView> change(Scope scope, UUID id, long version, ObjectNode patch, Request request) {
        return database.inTransaction(scope, tx -> find(tx, id)).chain(shown -> {
            EntityVersion.require(version, shown.key().version());
            return merged(shown.key(), patch).bringsSecret()
                    ? replaceSecret(shown.key(), patch, new Replacement("update", Change.ROTATED, NO_OVERLAP), request)
                    : update(shown, patch, request);
        });
    }

    /// How a secret is replaced.
    private record Replacement(String verb, Change change, Duration overlap) {}

    private Uni<ProviderKeyView> replaceSecret(ProviderKey current, ObjectNode body, Replacement how, Request request) {
        ProviderKeyFields fields = merged(current, body);
        Credentials credentials = credentials(fields, request.endpoints());
        return fingerprints(credentials, body).chain(prints -> {
            var operation = operation(
                    current.tenantId(),
                    current.id(),
                    "POST /api/provider-keys/" + current.id() + "/" + how.verb(),
                    "provider_key." + how.verb(),
                    prints,
                    current.version(),
                    request);
            return custody.carryOut(new SecretChange(
                    operation,
                    credentials,
                    prints.secret(),
                    tx -> admitChange(
                            tx,
                            current,
                            fields.toKey(
                                    current.id(),
                                    current.tenantId(),
                                    current.version(),
                                    current.material(),
                                    current.times())),
                    (tx, mine, test) ->
                            replace(tx, mine, body, how, test, material(mine, prints, credentials), request)));
        });
    }

    private Uni<Void> admitChange(SqlConnection tx, ProviderKey current, ProviderKey next) {
        if (current.state().leaving()) {
            throw new KeyError.BeingDeleted();
        }
        return models.requireKnown(tx, "models_enabled", next.modelsEnabled());
    }

    private Uni<ProviderKeyView> replace(
            SqlConnection tx,
            Claim.Mine mine,
            ObjectNode body,
            Replacement how,
            TestResult test,
            ProviderKey.CurrentMaterial material,
            Request request) {
        Instant now = now();
        return find(tx, mine.objectId()).chain(shown -> {
            ProviderKey current = shown.key();
            if (current.version() != mine.baseVersion() || current.state().leaving()) {
                throw new RequestError.ConcurrentChange();
            }
            var times = new ProviderKey.Times(current.times().created(), now, now, now);
            ProviderKey next = afterTest(
                    merged(current, body)
                            .toKey(current.id(), current.tenantId(), current.version() + 1, material, times),
                    test);
            return save(tx, next)
                    .chain(() -> materials.activate(tx, next.id(), material.id(), now.plus(how.overlap())))
                    .chain(() -> publish(tx, next, how.change(), "provider_key.rotated", request.origin()))
                    .replaceWith(ProviderKeyView.of(next, shown.usage(), test));
        });
    }

    private Uni<ProviderKeyView> update(Shown shown, ObjectNode patch, Request request) {
        ProviderKey current = shown.key();
        ProviderKey next = updated(current, patch, request.endpoints());
        return database.inTransaction(
                Scope.of(current.tenantId()),
                tx -> admitChange(tx, current, next)
                        .chain(() -> save(tx, next))
                        .chain(() -> publish(tx, next, change(current, next), "provider_key.updated", request.origin()))
                        .replaceWith(ProviderKeyView.of(next, shown.usage(), null)));
    }

    private ProviderKey updated(ProviderKey current, ObjectNode patch, EndpointRule endpoints) {
        ProviderKeyFields fields = merged(current, patch);
        ProviderKey next = fields.toKey(
                current.id(),
                current.tenantId(),
                current.version() + 1,
                current.material(),
                current.times().updatedAt(now()));
        CredentialReader.check(next.settings(), endpoints);
        if (next.settings().needsSecretOf(current.settings())) {
            throw new KeyError.SecretNeeded();
        }
        if (ProviderKey.REVOKED.equals(current.state().reason()) && next.state().status() == KeyStatus.ACTIVE) {
            throw new KeyError.SecretNeeded();
        }
        boolean sameStatus = next.state().status() == current.state().status();
        if (!sameStatus && next.state().status() == KeyStatus.ERROR) {
            throw InvalidField.of("status", "must be active or inactive");
        }
        return sameStatus
                ? new ProviderKey(
                        next.id(),
                        next.tenantId(),
                        next.version(),
                        next.providerName(),
                        next.settings(),
                        next.modelsEnabled(),
                        current.state(),
                        next.limits(),
                        next.material(),
                        next.times())
                : next;
    }

    private static Change change(ProviderKey before, ProviderKey after) {
        return before.state().status() == after.state().status() ? Change.UPDATED : Change.STATUS_CHANGED;
    }

    /// Starts the deletion: the key stops serving now; its secrets are destroyed when every LiteLLM has dropped it.
    Uni<ProviderKeyView> delete(Scope scope, UUID id, OptionalLong version, Origin origin) {
        return database.inTransaction(scope, tx -> find(tx, id)).chain(shown -> {
            version.ifPresent(read -> EntityVersion.require(read, shown.key().version()));
            return shown.key().state().leaving()
                    ? Uni.createFrom().item(shown.view())
                    : database.inTransaction(
                            Scope.of(shown.key().tenantId()),
                            tx -> startDeletion(tx, shown.key(), origin)
                                    .map(key -> ProviderKeyView.of(key, shown.usage(), null)));
        });
    }

    @Override
    public Uni<Void> removeAll(SqlConnection tx, UUID tenantId, Origin origin) {
        return repository
                .stayingOf(tx, tenantId)
                .onItem()
                .transformToMulti(keys -> Multi.createFrom().iterable(keys))
                .onItem()
                .transformToUniAndConcatenate(key -> startDeletion(tx, key, origin))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<ProviderKey> startDeletion(SqlConnection tx, ProviderKey key, Origin origin) {
        ProviderKey leaving = key.in(new ProviderKey.State(KeyStatus.INACTIVE, ProviderKey.DELETING, null), now());
        return save(tx, leaving)
                .chain(() -> publish(tx, leaving, Change.STATUS_CHANGED, "provider_key.delete", origin))
                .replaceWith(leaving);
    }

    private Uni<Void> save(SqlConnection tx, ProviderKey key) {
        return repository
                .update(tx, key)
                .invoke(updated -> {
                    if (!updated) {
                        throw new RequestError.ConcurrentChange();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> publish(SqlConnection tx, ProviderKey key, Change change, String action, Origin origin) {
        Map<String, Object> detail = Map.of(
                "version", key.version(),
                "status", key.state().status().json(),
                "fingerprint", key.material().fingerprint());
        return outbox.append(tx, key.changed(change))
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

    /// An exhausted quota is a state of the key, all other verdicts are warnings.
    private static ProviderKey afterTest(ProviderKey key, TestResult test) {
        return test.verdict() == Verdict.QUOTA_EXHAUSTED && key.state().status() == KeyStatus.ACTIVE
                ? new ProviderKey(
                        key.id(),
                        key.tenantId(),
                        key.version(),
                        key.providerName(),
                        key.settings(),
                        key.modelsEnabled(),
                        new ProviderKey.State(KeyStatus.ERROR, "quota_exhausted", test.detail()),
                        key.limits(),
                        key.material(),
                        key.times())
                : key;
    }

    /// Fingerprints of the secret and of the whole request.
    private record Prints(String secret, String request) {}

    private Uni<Prints> fingerprints(Credentials credentials, ObjectNode body) {
        Map<String, String> plain = new TreeMap<>();
        credentials.secrets().forEach((field, secret) -> plain.put(field, secret.reveal()));
        return Uni.combine()
                .all()
                .unis(
                        secrets.fingerprint(SecretStore.Purpose.SECRET, bytes(plain)),
                        secrets.fingerprint(SecretStore.Purpose.REQUEST, bytes(body)))
                .with(Prints::new);
    }

    private static byte[] bytes(Object json) {
        return ContractJson.canonical(json).getBytes(StandardCharsets.UTF_8);
    }

    private NewOperation operation(
            UUID tenant, UUID key, String route, String kind, Prints prints, long baseVersion, Request request) {
        return new NewOperation(
                request.idempotencyKey().operationId(tenant, route),
                kind,
                tenant,
                key,
                Uuid7.at(clock.instant()),
                prints.request(),
                baseVersion,
                request.origin());
    }

    private static ProviderKey.CurrentMaterial material(Claim.Mine mine, Prints prints, Credentials credentials) {
        return new ProviderKey.CurrentMaterial(mine.material(), prints.secret(), credentials.last4());
    }

    private static Credentials credentials(ProviderKeyFields fields, EndpointRule endpoints) {
        return CredentialReader.read(fields.settings(), fields.apiKey(), fields.apiKeySecondary(), endpoints);
    }

    /// @throws InvalidField when a field has the wrong type
    static ProviderKeyFields read(ObjectNode body) {
        return MergePatch.apply(Map.of(), body, ProviderKeyFields.class);
    }

    /// The fields of a key with those of a request laid over them; the secrets are those of the request.
    private static ProviderKeyFields merged(ProviderKey current, ObjectNode patch) {
        return MergePatch.apply(ProviderKeyFields.of(current), patch, ProviderKeyFields.class);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
