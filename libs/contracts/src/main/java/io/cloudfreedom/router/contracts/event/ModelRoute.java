package io.cloudfreedom.router.contracts.event;

import io.cloudfreedom.router.contracts.catalog.Provider;
import java.util.Objects;

/// A provider that serves a model, and under which LiteLLM model string (azure: completed by the key's
/// deployment name).
public record ModelRoute(Provider provider, String litellmModel) {
    public ModelRoute {
        Objects.requireNonNull(provider, "provider is null");
        Objects.requireNonNull(litellmModel, "litellmModel is null");
    }
}
