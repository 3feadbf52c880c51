package io.cloudfreedom.router.contracts.event;

import io.cloudfreedom.router.contracts.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A catalogue entry: what tenants may call.
public record ModelChanged(
        String model,
        long version,
        Change change,
        String displayName,
        String mode,
        long contextWindow,
        long maxOutputTokens,
        List<ModelRoute> routes,
        Instant updated)
        implements Event {
    public ModelChanged {
        Objects.requireNonNull(model, "model is null");
        Objects.requireNonNull(change, "change is null");
        Objects.requireNonNull(displayName, "displayName is null");
        Objects.requireNonNull(mode, "mode is null");
        Objects.requireNonNull(updated, "updated is null");
        routes = List.copyOf(routes);
    }

    @Override
    public Topic topic() {
        return Topic.MODELS;
    }

    @Override
    public String key() {
        return model;
    }
}
