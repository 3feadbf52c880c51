package io.cloudfreedom.router.config.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ModelChanged;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// A model that tenants may call by `name`, at most one route for each provider. Sizes are tokens;
/// `maxOutputTokens` is 0 for a model that writes none (embeddings).
public record Model(
        @JsonProperty("model") String name,
        String displayName,
        String mode,
        long contextWindow,
        long maxOutputTokens,
        List<Route> routes) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    public Model {
        Objects.requireNonNull(name, "model is null");
        Objects.requireNonNull(displayName, "displayName is null");
        Objects.requireNonNull(mode, "mode is null");
        routes = List.copyOf(routes);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a model name: " + name);
        }
        if (contextWindow <= 0 || maxOutputTokens < 0) {
            throw new IllegalArgumentException(name + ": impossible size");
        }
        if (routes.stream().map(Route::provider).distinct().count() != routes.size()) {
            throw new IllegalArgumentException(name + ": two routes of one provider");
        }
    }

    public Optional<Route> route(Provider provider) {
        return routes.stream().filter(route -> route.provider() == provider).findFirst();
    }

    ModelChanged changed(long version, Change change, Instant updated) {
        return new ModelChanged(
                name,
                version,
                change,
                displayName,
                mode,
                contextWindow,
                maxOutputTokens,
                routes.stream().map(Route::published).toList(),
                updated);
    }
}
