package io.cloudfreedom.router.key.convergence;

import java.util.List;

/// How far a change of a key is: `proxies` LiteLLMs serve the tenant, `applied` of them have it, `pending`
/// names the others.
public record Convergence(int proxies, int applied, List<String> pending) {
    public Convergence {
        pending = List.copyOf(pending);
    }

    public boolean complete() {
        return pending.isEmpty();
    }
}
