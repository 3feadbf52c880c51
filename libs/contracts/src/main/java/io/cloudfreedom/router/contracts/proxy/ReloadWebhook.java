package io.cloudfreedom.router.contracts.proxy;

import java.util.Objects;

/// The poke "generation N is ready"; it carries no configuration.
public record ReloadWebhook(String proxyId, long generation) {
    public ReloadWebhook {
        Objects.requireNonNull(proxyId, "proxyId is null");
    }
}
