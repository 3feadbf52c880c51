package io.cloudfreedom.router.contracts.lease;

import java.util.Objects;

/// One life of one LiteLLM process.
public record ProxyEpoch(String proxyId, long epoch) {
    public ProxyEpoch {
        Objects.requireNonNull(proxyId, "proxyId is null");
    }
}
