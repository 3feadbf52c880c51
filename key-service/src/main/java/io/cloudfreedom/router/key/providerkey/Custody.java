package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.connection.probe.ConnectionTest;
import io.cloudfreedom.router.connection.probe.TestResult;
import io.cloudfreedom.router.connection.probe.Verdict;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.key.operation.Claim;
import io.cloudfreedom.router.key.operation.CrashPoint;
import io.cloudfreedom.router.key.operation.CrashPoints;
import io.cloudfreedom.router.key.operation.Materials;
import io.cloudfreedom.router.key.operation.NewOperation;
import io.cloudfreedom.router.key.operation.Operations;
import io.cloudfreedom.router.key.operation.Undo;
import io.cloudfreedom.router.key.secret.MaterialPath;
import io.cloudfreedom.router.key.secret.SecretStore;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.problem.ApiError;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Carries out changes that bring a secret, in the order that survives a crash at any point: claim the
/// operation, test the secret, write it to Vault where nothing has ever been, commit.
///
/// Guarantees: what is acknowledged is in effect; a repetition under the same Idempotency-Key takes over what an
/// earlier attempt began and gives the same answer; what is not acknowledged is undone by the [Undo].
@ApplicationScoped
class Custody {
    private static final Logger LOG = Logger.getLogger(Custody.class);
    private static final Duration COMMIT_BACKOFF = Duration.ofMillis(100);
    private static final int COMMIT_RETRIES = 3;

    private final Database database;
    private final SecretStore secrets;
    private final Operations operations;
    private final Materials materials;
    private final ConnectionTest connectionTest;
    private final Undo undo;
    private final CrashPoints crashes;

    Custody(
            Database database,
            SecretStore secrets,
            Operations operations,
            Materials materials,
            ConnectionTest connectionTest,
            Undo undo,
            CrashPoints crashes) {
        this.database = database;
        this.secrets = secrets;
        this.operations = operations;
        this.materials = materials;
        this.connectionTest = connectionTest;
        this.undo = undo;
        this.crashes = crashes;
    }

    Uni<ProviderKeyView> carryOut(SecretChange change) {
        crashes.reached(CrashPoint.RECEIVED);
        return database.inTransaction(scope(change), tx -> claim(tx, change)).chain(claim -> switch (claim) {
            case Claim.Done done -> Uni.createFrom().item(answer(done));
            case Claim.Mine mine -> continueWith(change, mine);
        });
    }

    private Uni<Claim> claim(SqlConnection tx, SecretChange change) {
        return operations.claim(tx, change.operation()).call(claim -> switch (claim) {
            case Claim.Done done -> Uni.createFrom().voidItem();
            case Claim.Mine mine -> change.admission().check(tx).chain(() -> stage(tx, change, mine));
        });
    }

    private Uni<Void> stage(SqlConnection tx, SecretChange change, Claim.Mine mine) {
        return materials.stage(
                tx, path(mine), change.fingerprint(), change.credentials().last4(), mine.id());
    }

    private Uni<ProviderKeyView> continueWith(SecretChange change, Claim.Mine mine) {
        crashes.reached(CrashPoint.CLAIMED);
        return connectionTest
                .test(change.credentials())
                .call(test -> test.verdict() == Verdict.INVALID_KEY ? refuse(change, mine) : tested(change, mine))
                .call(() -> secrets.writeOnce(path(mine), change.credentials().secrets()))
                .invoke(() -> crashes.reached(CrashPoint.WRITTEN))
                .chain(test -> commit(change, mine, test))
                .invoke(() -> crashes.reached(CrashPoint.COMMITTED));
    }

    private Uni<Void> refuse(SecretChange change, Claim.Mine mine) {
        return undo.beforeWrite(mine, change.operation().origin(), "invalid_key")
                .chain(() -> Uni.createFrom().failure(new KeyError.RefusedByProvider()));
    }

    private Uni<Void> tested(SecretChange change, Claim.Mine mine) {
        return database.inTransaction(scope(change), tx -> materials.tested(tx, mine.material()));
    }

    /// When the outcome of a commit is not known, the next attempt reads it from the operation.
    private Uni<ProviderKeyView> commit(SecretChange change, Claim.Mine mine, TestResult test) {
        return Uni.createFrom()
                .deferred(() -> database.inTransaction(scope(change), tx -> commit(tx, change, mine, test)))
                .onFailure(t -> !(t instanceof ApiError))
                .retry()
                .withBackOff(COMMIT_BACKOFF)
                .atMost(COMMIT_RETRIES)
                .onFailure(ApiError.class)
                .call(t -> giveUp(change, mine));
    }

    private Uni<ProviderKeyView> commit(SqlConnection tx, SecretChange change, Claim.Mine mine, TestResult test) {
        return operations.atCommit(tx, mine).chain(claim -> switch (claim) {
            case Claim.Done done -> Uni.createFrom().item(answer(done));
            case Claim.Mine still ->
                change.commit()
                        .write(tx, still, test)
                        .call(view -> operations.done(tx, still, view))
                        .invoke(() -> crashes.reached(CrashPoint.COMMITTING));
        });
    }

    /// The request fails with its own reason; if undoing fails as well, the reaper does it later.
    private Uni<Void> giveUp(SecretChange change, Claim.Mine mine) {
        return undo.now(mine, change.operation().origin(), "not committed")
                .onFailure()
                .invoke(t -> LOG.warnf("undo failed, the reaper will do it operation=%s", mine.id()))
                .onFailure()
                .recoverWithNull();
    }

    private static ProviderKeyView answer(Claim.Done done) {
        return ContractJson.read(done.response(), ProviderKeyView.class);
    }

    private static MaterialPath path(Claim.Mine mine) {
        return new MaterialPath(mine.tenantId(), mine.objectId(), mine.material());
    }

    private static Scope scope(SecretChange change) {
        NewOperation operation = change.operation();
        return Scope.of(operation.tenantId());
    }
}
