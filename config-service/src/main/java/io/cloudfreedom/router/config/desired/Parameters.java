package io.cloudfreedom.router.config.desired;

import io.cloudfreedom.router.config.catalog.Model;
import io.cloudfreedom.router.config.catalog.Route;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How each provider's model is addressed in LiteLLM 1.106: its `litellm_params` but for the secret ones.
///
/// A key that lacks what its provider needs gives no parameters: LiteLLM would take a missing one from its
/// environment.
final class Parameters {
    private static final String AZURE_API_VERSION = "2024-10-21";

    private final Endpoints endpoints;

    Parameters(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    Optional<Addressed> of(ProviderKeyChanged key, Model model, Route route) {
        Optional<Addressed> addressed = switch (key.provider()) {
            case OPENAI -> Optional.of(plain(route, endpoints.openai()));
            case ANTHROPIC -> Optional.of(plain(route, endpoints.anthropic()));
            case GOOGLE -> google(key, route);
            case AZURE -> azure(key, model, route);
            case AWS -> aws(key, model, route);
        };
        return addressed.map(a -> a.with(limits(key)));
    }

    private static Addressed plain(Route route, Optional<URI> base) {
        return Addressed.as(route.litellmModel()).with("api_base", base);
    }

    private Optional<Addressed> google(ProviderKeyChanged key, Route route) {
        if (!"service_account".equals(key.config().get("auth"))) {
            return route.isOnVertexOnly() ? Optional.empty() : Optional.of(plain(route, endpoints.google()));
        }
        String project = key.projectId();
        String region = key.region();
        if (project == null || region == null) {
            return Optional.empty();
        }
        String name = afterProvider(route);
        return Optional.of(Addressed.as("vertex_ai/" + name)
                .with("vertex_project", project)
                .with("vertex_location", region)
                .with(
                        "api_base",
                        endpoints
                                .vertex()
                                .map(base -> vertexPath(
                                        base,
                                        project,
                                        region,
                                        route.isOnVertexOnly() ? "anthropic" : "google",
                                        name))));
    }

    /// LiteLLM takes a base of one's own as the whole path up to the model.
    private static String vertexPath(URI base, String project, String region, String publisher, String model) {
        return base + "/v1/projects/" + project + "/locations/" + region + "/publishers/" + publisher + "/models/"
                + model;
    }

    private static Optional<Addressed> azure(ProviderKeyChanged key, Model model, Route route) {
        String endpoint = key.endpoint();
        String deployment = mapped(key, "deployments", model);
        if (endpoint == null || deployment == null) {
            return Optional.empty();
        }
        return Optional.of(Addressed.as("azure/" + deployment)
                .with("api_base", endpoint)
                .with("api_version", key.config().getOrDefault("api_version", AZURE_API_VERSION))
                .pricedAs(route.litellmModel()));
    }

    private Optional<Addressed> aws(ProviderKeyChanged key, Model model, Route route) {
        String region = key.region();
        if (region == null) {
            return Optional.empty();
        }
        Object accessKeyId = key.config().get("access_key_id");
        String id = afterProvider(route);
        String profile = mapped(key, "inference_profiles", model);
        String called = profile != null ? profile : route.isThroughProfile() ? geography(region) + "." + id : id;
        Addressed addressed = Addressed.as("bedrock/" + called)
                .with("aws_region_name", region)
                .with("aws_access_key_id", Optional.ofNullable(accessKeyId).filter(v -> !v.equals("")))
                .with("aws_bedrock_runtime_endpoint", endpoints.awsRuntime());
        return Optional.of(called.equals(id) ? addressed : addressed.pricedAs(id));
    }

    /// The prefix of the inference profiles that a region may call (Amazon's "geographic cross-Region inference").
    private static String geography(String region) {
        String continent = region.substring(0, Math.max(0, region.indexOf('-')));
        return switch (continent) {
            case "us", "eu" -> continent;
            case "ap" -> "apac";
            default -> "global";
        };
    }

    private static Map<String, Object> limits(ProviderKeyChanged key) {
        Map<String, Object> limits = new TreeMap<>();
        limits.put("weight", Math.max(1, key.weight()));
        putIfGiven(limits, "rpm", key.rpm());
        putIfGiven(limits, "tpm", key.tpm());
        putIfGiven(limits, "max_parallel_requests", key.maxConcurrency());
        return limits;
    }

    private static void putIfGiven(Map<String, Object> params, String name, @Nullable Object value) {
        if (value != null) {
            params.put(name, value);
        }
    }

    /// What the key's `config` says of a model, for example Azure's name of the deployment.
    private static @Nullable String mapped(ProviderKeyChanged key, String map, Model model) {
        return key.config().get(map) instanceof Map<?, ?> names
                        && names.get(model.name()) instanceof String name
                        && !name.isBlank()
                ? name
                : null;
    }

    private static String afterProvider(Route route) {
        return route.litellmModel().substring(route.litellmModel().indexOf('/') + 1);
    }

    /// Parameters in the making, and the model by which LiteLLM finds the price where the name does not tell.
    record Addressed(Map<String, Object> params, @Nullable String baseModel) {
        static Addressed as(String litellmModel) {
            return new Addressed(Map.of("model", litellmModel), null);
        }

        Addressed with(String name, Object value) {
            return with(Map.of(name, value));
        }

        Addressed with(String name, Optional<?> value) {
            return value.map(v -> with(Map.of(name, v instanceof URI uri ? uri.toString() : v)))
                    .orElse(this);
        }

        Addressed with(Map<String, Object> more) {
            Map<String, Object> all = new TreeMap<>(params);
            all.putAll(more);
            return new Addressed(all, baseModel);
        }

        Addressed pricedAs(String model) {
            return new Addressed(params, model);
        }
    }
}
