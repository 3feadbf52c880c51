package io.cloudfreedom.router.config.export;

import io.cloudfreedom.router.config.desired.Composed;
import io.cloudfreedom.router.config.desired.Credentials;
import io.cloudfreedom.router.config.desired.KeyPolicies;
import io.cloudfreedom.router.contracts.catalog.KeyChoice;
import io.cloudfreedom.router.contracts.catalog.KeyPolicy;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.proxy.Deployment;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a LiteLLM of the tenant's own needs: its keys by environment variables, and models on the platform's keys
/// through the gateway, directly or as the fallback, as its policy says.
final class LiteLlmConfig {
    private static final String VIA_GATEWAY = "cloudfreedom/";

    private final TenantChanged tenant;
    private final Map<UUID, ProviderKeyChanged> keys;
    private final List<Composed> own;
    private final NavigableSet<String> ownModels;
    private final NavigableSet<String> sharedModels;

    /// @param keys those of the tenant and those of the platform
    /// @param deployments those of the tenant and those of the platform
    LiteLlmConfig(TenantChanged tenant, List<ProviderKeyChanged> keys, List<Composed> deployments) {
        this.tenant = tenant;
        this.keys = keys.stream().collect(Collectors.toMap(ProviderKeyChanged::id, Function.identity()));
        this.own = deployments.stream()
                .filter(composed -> composed.tenantId().equals(tenant.id()))
                .sorted(Comparator.comparing(LiteLlmConfig::model).thenComparing(Composed::id))
                .toList();
        this.ownModels = models(own.stream());
        this.sharedModels = models(deployments.stream()
                .filter(composed -> !composed.tenantId().equals(tenant.id()))
                .filter(this::mayUse));
    }

    String yaml() {
        Yaml yaml = new Yaml()
                .comment(
                        0,
                        "LiteLLM for " + tenant.name() + ". No secret is in here: see the variables of the .env file.")
                .key(0, "model_list");
        own.forEach(composed -> own(yaml, composed));
        sharedModels.forEach(model -> shared(yaml, model));
        yaml.key(0, "router_settings").value(1, "routing_strategy", strategy()).value(1, "num_retries", 1);
        fallbacks(yaml);
        return yaml.key(0, "litellm_settings")
                .value(1, "drop_params", true)
                .value(1, "turn_off_message_logging", true)
                .key(0, "general_settings")
                .value(1, "master_key", Variable.MASTER_KEY.reference())
                .toString();
    }

    String env() {
        Stream<Variable> gateway =
                sharedModels.isEmpty() ? Stream.empty() : Stream.of(Variable.GATEWAY_BASE, Variable.GATEWAY_KEY);
        return Stream.of(Stream.of(Variable.MASTER_KEY), ownKeys().map(LiteLlmConfig::variable), gateway)
                .flatMap(Function.identity())
                .map(variable -> "# " + variable.meaning().replaceAll("\\R", " ") + "\n" + variable.name() + "=\n")
                .collect(Collectors.joining("\n"));
    }

    /// LiteLLM has one way for all models; by cost goes with any, by the parameter `order`.
    private String strategy() {
        Map<String, List<Composed>> several = own.stream().collect(Collectors.groupingBy(LiteLlmConfig::model));
        several.values().removeIf(keys -> keys.size() < 2);
        boolean byLatency = !several.isEmpty()
                && several.values().stream()
                        .allMatch(
                                keys -> keys.getFirst().deployment().modelInfo().choice() == KeyChoice.LATENCY);
        return byLatency ? "latency-based-routing" : "simple-shuffle";
    }

    private void own(Yaml yaml, Composed composed) {
        Deployment deployment = composed.deployment();
        ProviderKeyChanged key = key(composed);
        Map<String, Object> params = new TreeMap<>(deployment.litellmParams());
        params.put(Credentials.parameter(params), variable(key).reference());
        order(composed).ifPresent(order -> params.put("order", order));
        yaml.comment(1, key.providerName() + " (" + key.provider().json() + ", …" + key.last4() + ")")
                .entry(1, "model_name", model(composed))
                .key(2, "litellm_params")
                .values(3, params)
                .key(2, "model_info")
                .value(3, "id", composed.id());
        String baseModel = deployment.modelInfo().baseModel();
        if (baseModel != null) {
            yaml.value(3, "base_model", baseModel);
        }
    }

    /// The place of a key among those of its model, the cheapest is 1; equal prices share a place.
    private OptionalInt order(Composed composed) {
        if (composed.deployment().modelInfo().choice() != KeyChoice.COST) {
            return OptionalInt.empty();
        }
        long rank = rank(composed);
        return OptionalInt.of(1
                + (int) own.stream()
                        .filter(other -> model(other).equals(model(composed)))
                        .mapToLong(LiteLlmConfig::rank)
                        .filter(other -> other < rank)
                        .distinct()
                        .count());
    }

    private static long rank(Composed composed) {
        Long rank = composed.deployment().modelInfo().rank();
        return rank == null ? Long.MAX_VALUE : rank;
    }

    private void shared(Yaml yaml, String model) {
        yaml.comment(1, "On the platform's key")
                .entry(1, "model_name", ownModels.contains(model) ? VIA_GATEWAY + model : model)
                .key(2, "litellm_params")
                .value(3, "api_base", Variable.GATEWAY_BASE.reference())
                .value(3, "api_key", Variable.GATEWAY_KEY.reference())
                .value(3, "model", "openai/" + model);
    }

    private void fallbacks(Yaml yaml) {
        List<String> both = sharedModels.stream().filter(ownModels::contains).toList();
        if (!both.isEmpty()) {
            yaml.key(1, "fallbacks");
            both.forEach(model -> yaml.mapping(2, model, List.of(VIA_GATEWAY + model)));
        }
    }

    private boolean mayUse(Composed shared) {
        return KeyPolicies.of(tenant, key(shared).provider(), model(shared)) != KeyPolicy.OWN_ONLY;
    }

    private Stream<ProviderKeyChanged> ownKeys() {
        return own.stream().map(this::key).distinct().sorted(Comparator.comparing(LiteLlmConfig::variableName));
    }

    private ProviderKeyChanged key(Composed composed) {
        return Objects.requireNonNull(
                keys.get(composed.deployment().modelInfo().providerKeyId()), "a deployment without its key");
    }

    private static Variable variable(ProviderKeyChanged key) {
        return new Variable(
                variableName(key),
                "Secret of the " + key.provider().json() + " key " + key.providerName() + " (…" + key.last4() + ").");
    }

    /// Ends with the last part of the key's id, which is random.
    private static String variableName(ProviderKeyChanged key) {
        String id = key.id().toString();
        return (key.provider().json() + "_SECRET_" + id.substring(id.lastIndexOf('-') + 1)).toUpperCase(Locale.ROOT);
    }

    private static NavigableSet<String> models(Stream<Composed> deployments) {
        return deployments.map(LiteLlmConfig::model).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String model(Composed composed) {
        return composed.id().substring(composed.id().indexOf(':') + 1);
    }
}
