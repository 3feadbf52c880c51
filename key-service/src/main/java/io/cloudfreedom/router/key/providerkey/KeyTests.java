package io.cloudfreedom.router.key.providerkey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.connection.credential.EndpointRule;
import io.cloudfreedom.router.connection.probe.ConnectionTest;
import io.cloudfreedom.router.connection.probe.StoredTest;
import io.cloudfreedom.router.connection.probe.TestResult;
import io.cloudfreedom.router.connection.probe.Verdict;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.key.providerkey.ProviderKeyRepository.Shown;
import io.cloudfreedom.router.key.remote.StoredKeyTests;
import io.cloudfreedom.router.key.request.Origin;
import io.cloudfreedom.router.key.tenant.Tenants;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.problem.ApiError;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Live tests that people ask for.
@ApplicationScoped
class KeyTests {
    private static final int AT_A_TIME = 4;

    private final Database database;
    private final ProviderKeyRepository repository;
    private final Tenants tenants;
    private final Changes changes;
    private final ConnectionTest connectionTest;
    private final StoredKeyTests storedTests;
    private final StoredVerdicts verdicts;

    KeyTests(
            Database database,
            ProviderKeyRepository repository,
            Tenants tenants,
            Changes changes,
            ConnectionTest connectionTest,
            StoredKeyTests storedTests,
            StoredVerdicts verdicts) {
        this.database = database;
        this.repository = repository;
        this.tenants = tenants;
        this.changes = changes;
        this.connectionTest = connectionTest;
        this.storedTests = storedTests;
        this.verdicts = verdicts;
    }

    /// One key of a tenant has been tested, or could not be; `done` of `total` are through.
    @Schema(name = "TestProgress")
    record Progress(
            UUID id,
            String providerName,
            Provider provider,
            @Nullable Verdict verdict,
            String detail,
            int done,
            int total) {}

    /// Tests credentials that are not saved.
    Uni<TestResult> unsaved(ProviderKeyFields fields, EndpointRule endpoints) {
        return connectionTest.test(fields.credentials(endpoints));
    }

    /// Tests a stored key, or with a secret in the body, that secret with the settings of the key. The verdict on a
    /// stored secret counts like that of a probe.
    Uni<TestResult> stored(Scope scope, UUID id, ObjectNode body, EndpointRule endpoints, Origin origin) {
        return database.inTransaction(scope, tx -> changes.find(tx, id))
                .map(Shown::key)
                .chain(key -> {
                    ProviderKeyFields fields = ProviderKeyFields.merged(key, body);
                    return fields.bringsSecret()
                            ? unsaved(fields, endpoints)
                            : stored(key, origin).map(StoredTest::result);
                });
    }

    /// Tests every stored key of a tenant, a few at a time, and tells of each as soon as it is through.
    Multi<Progress> all(Scope scope, UUID tenant, Origin origin) {
        return database.inTransaction(
                        scope, tx -> tenants.find(tx, tenant).chain(() -> repository.testableOf(tx, tenant)))
                .onItem()
                .transformToMulti(keys -> all(keys, origin));
    }

    private Multi<Progress> all(List<ProviderKey> keys, Origin origin) {
        var done = new AtomicInteger();
        return Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUni(key ->
                        outcome(key, origin).map(outcome -> outcome.through(key, done.incrementAndGet(), keys.size())))
                .merge(AT_A_TIME);
    }

    private record Outcome(@Nullable Verdict verdict, String detail) {
        Progress through(ProviderKey key, int done, int total) {
            return new Progress(key.id(), key.providerName(), key.settings().provider(), verdict, detail, done, total);
        }
    }

    private Uni<Outcome> outcome(ProviderKey key, Origin origin) {
        return stored(key, origin)
                .map(test -> new Outcome(test.result().verdict(), test.result().detail()))
                .onFailure(ApiError.class)
                .recoverWithItem(t -> new Outcome(null, String.valueOf(t.getMessage())));
    }

    private Uni<StoredTest> stored(ProviderKey key, Origin origin) {
        return storedTests.test(key.id(), key.material().id()).call(test -> verdicts.take(key.id(), test, origin));
    }
}
