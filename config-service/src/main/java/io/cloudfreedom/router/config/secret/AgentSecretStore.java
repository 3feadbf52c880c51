package io.cloudfreedom.router.config.secret;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// Keeps the secrets that are shared with each agent. Fails with [StoreUnavailable] like [SecretStore].
public interface AgentSecretStore {
    Uni<Optional<AgentSecrets>> read(String proxyId);

    /// Makes them up unless there are some; the answer is what is in force.
    Uni<AgentSecrets> createIfAbsent(String proxyId);

    /// Makes up new ones; those of before stay valid until the next rotation.
    Uni<AgentSecrets> rotate(String proxyId);
}
