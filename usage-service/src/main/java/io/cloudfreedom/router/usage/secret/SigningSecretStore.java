package io.cloudfreedom.router.usage.secret;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Keeps the signing secrets of tenants' endpoints. Fails with [StoreUnavailable] when the store does not answer.
public interface SigningSecretStore {
    /// What is valid now; empty when the endpoint has none.
    Uni<Optional<SigningSecrets>> read(UUID tenant, UUID endpoint);

    /// Makes up a secret; the one before, if there is one, stays valid for `overlap`.
    Uni<SigningSecrets> renew(UUID tenant, UUID endpoint, Duration overlap);

    /// Forgets all of the endpoint's secrets.
    Uni<Void> remove(UUID tenant, UUID endpoint);
}
