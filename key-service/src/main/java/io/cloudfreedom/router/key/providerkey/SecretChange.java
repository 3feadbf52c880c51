package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.connection.credential.Credentials;
import io.cloudfreedom.router.connection.probe.TestResult;
import io.cloudfreedom.router.key.operation.Claim;
import io.cloudfreedom.router.key.operation.NewOperation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/// A change of a provider key that brings a secret.
///
/// @param fingerprint of the secret
/// @param admission what must hold before anything is done
/// @param commit what the second transaction does to the key
record SecretChange(
        NewOperation operation, Credentials credentials, String fingerprint, Admission admission, Commit commit) {

    /// Fails when the change may not be made.
    @FunctionalInterface
    interface Admission {
        Uni<Void> check(SqlConnection tx);
    }

    /// Writes the key's row, its event and its audit entry.
    @FunctionalInterface
    interface Commit {
        Uni<ProviderKeyView> write(SqlConnection tx, Claim.Mine mine, TestResult test);
    }

    @Override
    public String toString() {
        return "SecretChange[" + operation.kind() + " " + operation.objectId() + "]";
    }
}
