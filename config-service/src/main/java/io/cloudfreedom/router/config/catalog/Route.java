package io.cloudfreedom.router.config.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.event.ModelRoute;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A provider that serves a model, and LiteLLM's name of the model there.
///
/// `inferenceProfile` (aws only, false when absent): Bedrock serves it through the inference profile of the key's
/// region, not by the bare model id.
public record Route(
        Provider provider,
        String litellmModel,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean inferenceProfile) {
    public Route {
        Objects.requireNonNull(provider, "provider is null");
        Objects.requireNonNull(litellmModel, "litellmModel is null");
        if (litellmModel.indexOf('/') < 1 || litellmModel.indexOf('*') >= 0) {
            throw new IllegalArgumentException("not a LiteLLM model string: " + litellmModel);
        }
        inferenceProfile = Boolean.TRUE.equals(inferenceProfile) ? true : null;
    }

    @JsonIgnore
    public boolean isThroughProfile() {
        return inferenceProfile != null;
    }

    /// Google's AI Studio does not serve it (Claude): only keys that are service accounts do.
    @JsonIgnore
    public boolean isOnVertexOnly() {
        return litellmModel.startsWith("vertex_ai/");
    }

    ModelRoute published() {
        return new ModelRoute(provider, litellmModel);
    }
}
