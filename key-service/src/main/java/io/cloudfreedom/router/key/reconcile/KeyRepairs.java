package io.cloudfreedom.router.key.reconcile;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/// What the reconciler has done to provider keys.
public interface KeyRepairs {
    /// Puts a key whose secret is not in Vault into `error`.
    ///
    /// @return false when the key needs that secret no longer, or is in error for that reason already
    Uni<Boolean> secretMissing(UUID keyId, UUID materialId);

    /// Publishes keys again that some LiteLLM has not applied a minute after their last change.
    ///
    /// @return how many
    Uni<Integer> publishAgain(int most);
}
