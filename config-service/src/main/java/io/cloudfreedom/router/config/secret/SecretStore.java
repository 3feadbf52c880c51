package io.cloudfreedom.router.config.secret;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// Reads provider keys by the path that pins one version of them.
public interface SecretStore {
    /// The secret; empty when there is none at the path, or none any more.
    ///
    /// Fails with [StoreUnavailable] when the store cannot answer: that says nothing of the secret.
    ///
    /// @param path below the mount of provider keys
    Uni<Optional<SecretFields>> read(String path);
}
