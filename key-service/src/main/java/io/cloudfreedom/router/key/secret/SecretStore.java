package io.cloudfreedom.router.key.secret;

import io.cloudfreedom.router.connection.credential.Secret;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/// Keeps secrets: written once each, destroyed for good, never read back.
///
/// Every operation can be repeated without harm, and fails with [SecretStoreUnavailable] when the store
/// cannot do it within ten seconds.
public interface SecretStore {
    /// Writes the fields at a path where nothing has ever been. When something is there already, it is an earlier
    /// attempt of the same operation, and stays.
    Uni<Void> writeOnce(MaterialPath path, Map<String, Secret> fields);

    /// Makes sure that nothing can be read at the path, neither now nor after a write that is still under
    /// way: the path is taken by a tombstone, and whatever is there is destroyed.
    Uni<Void> bar(MaterialPath path);

    /// Destroys what was written; it cannot be brought back.
    Uni<Void> destroy(MaterialPath path);

    /// A keyed hash: equal inputs of one purpose have equal fingerprints, which tell nothing without the
    /// store's key.
    Uni<String> fingerprint(Purpose purpose, byte[] input);

    /// What is fingerprinted; hashes for different purposes never match.
    enum Purpose {
        SECRET,
        REQUEST,
        AUDIT
    }
}
