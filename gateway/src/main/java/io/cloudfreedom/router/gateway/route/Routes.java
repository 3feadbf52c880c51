package io.cloudfreedom.router.gateway.route;

import io.cloudfreedom.router.contracts.catalog.KeyPolicy;
import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ModelChanged;
import io.cloudfreedom.router.contracts.event.ModelRoute;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.ProxyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.gateway.feed.Facts;
import io.cloudfreedom.router.gateway.problem.Refused;
import io.cloudfreedom.router.gateway.rate.KeyLimit;
import io.cloudfreedom.router.gateway.rate.KeyLimits;
import io.cloudfreedom.router.gateway.route.Survey.AtLimit;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Plans the way of a request: the tenant's own keys, the platform's shared ones, or the first with the
/// second behind them, as the key policy says; the tier bounds the policy.
@ApplicationScoped
public class Routes {
    /// How long a deleted key is denied by name although every LiteLLM should have dropped it.
    private static final Duration FORGET_DELETED = Duration.ofHours(1);

    private final KeyLimits limits;
    private final Clock clock;

    Routes(KeyLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /// @param atLimit keys whose limit has no room for this request, each with the refusal that says so
    /// @throws Refused 403 or 404 when the model may not be used, 429 or 503 when no key is left
    public Plan plan(Facts facts, Caller caller, String modelName, Map<UUID, Refused> atLimit) throws Refused {
        ModelChanged model = facts.models().get(modelName);
        if (model == null || model.change() == Change.DELETED) {
            throw Refused.of(404, "model_not_found", "The model '" + modelName + "' does not exist.");
        }
        if (!caller.mayUse(modelName)) {
            throw Refused.of(403, "model_not_allowed", "This virtual key may not use the model '" + modelName + "'.");
        }
        Survey own = survey(facts, caller.tenant(), model, atLimit, KeySource.OWN);
        Survey shared = survey(facts, caller.tenant(), model, atLimit, KeySource.SHARED);
        if (own.usable().isEmpty()
                && own.atLimit().isPresent()
                && !caller.tenant().fallbackOnLimit()) {
            throw ownKeyAtLimit(own.atLimit().get());
        }
        List<Leg> legs = new ArrayList<>(2);
        List<UUID> deny = new ArrayList<>();
        add(legs, deny, own, KeySource.OWN, "t:" + caller.tenant().id() + ":" + modelName);
        add(legs, deny, shared, KeySource.SHARED, "shared:" + modelName);
        if (legs.isEmpty()) {
            throw noKeyLeft(modelName, own, shared);
        }
        return new Plan(model, legs, deny);
    }

    /// The models that a caller may use: allowed to the virtual key, and with a key that could serve.
    public List<ModelChanged> usable(Facts facts, Caller caller) {
        return facts.models().values().stream()
                .filter(model -> model.change() != Change.DELETED && caller.mayUse(model.model()))
                .filter(model -> survey(facts, caller.tenant(), model, Map.of(), KeySource.OWN)
                                .hasAny()
                        || survey(facts, caller.tenant(), model, Map.of(), KeySource.SHARED)
                                .hasAny())
                .toList();
    }

    private static void add(List<Leg> legs, List<UUID> deny, Survey survey, KeySource source, String group) {
        if (!survey.usable().isEmpty()) {
            legs.add(new Leg(source, group, survey.usable()));
            deny.addAll(survey.denied());
        }
    }

    private Survey survey(
            Facts facts, TenantChanged tenant, ModelChanged model, Map<UUID, Refused> atLimit, KeySource source) {
        UUID owner = source == KeySource.OWN ? tenant.id() : PlatformTenant.ID;
        Instant now = clock.instant();
        boolean behind = facts.proxies().values().stream().anyMatch(p -> isBehind(p, owner));
        Survey survey = new Survey();
        for (ProviderKeyChanged key : facts.keysOf(owner)) {
            Optional<String> litellmModel = litellmModel(model, key);
            if (litellmModel.isEmpty()) {
                continue;
            }
            if (key.change() == Change.DELETED) {
                if (behind || key.updated().isAfter(now.minus(FORGET_DELETED))) {
                    survey.denied().add(key.id());
                }
                continue;
            }
            boolean usable = isActive(key, now) && allows(tenant, model, key.provider(), source);
            if (!usable) {
                survey.denied().add(key.id());
                continue;
            }
            Optional<PriceChanged> price =
                    facts.prices().find(key.provider(), model.model(), tenant.id(), key.id(), now);
            Refused noRoom = atLimit.getOrDefault(
                    key.id(), limits.reached(key).map(Routes::rateReached).orElse(null));
            if (price.isEmpty()) {
                survey.withoutPrice(key);
            } else if (noRoom != null) {
                survey.atLimit(key, noRoom);
            } else {
                survey.usable().add(new Candidate(key, price.get(), litellmModel.get()));
            }
        }
        survey.pin(bound -> ThreadLocalRandom.current().nextInt(bound));
        return survey;
    }

    /// What a client is told of a key that takes no more requests for the moment.
    public static Refused rateReached(KeyLimit limit) {
        return Refused.of(429, "rate_limit_exceeded", "It takes %d %s.".formatted(limit.limit(), limit.unit()))
                .retryAfter(Math.ceilDiv(limit.waitMillis(), 1_000L))
                .with("unit", limit.unit())
                .with("limit", limit.limit())
                .with("remaining", 0);
    }

    /// How LiteLLM names the model at a key's provider; empty when the key does not serve it.
    private static Optional<String> litellmModel(ModelChanged model, ProviderKeyChanged key) {
        boolean enabled =
                key.modelsEnabled().contains("*") || key.modelsEnabled().contains(model.model());
        if (!enabled) {
            return Optional.empty();
        }
        Optional<String> route = model.routes().stream()
                .filter(r -> r.provider() == key.provider())
                .map(ModelRoute::litellmModel)
                .findFirst();
        if (key.provider() == Provider.GOOGLE) {
            // Google's AI Studio does not serve what is on Vertex only.
            boolean vertex = "service_account".equals(key.config().get("auth"));
            return route.filter(litellmModel -> vertex || !litellmModel.startsWith("vertex_ai/"));
        }
        if (key.provider() != Provider.AZURE || route.isEmpty()) {
            return route;
        }
        return key.config().get("deployments") instanceof Map<?, ?> deployments
                        && deployments.get(model.model()) instanceof String deployment
                ? Optional.of("azure/" + deployment)
                : Optional.empty();
    }

    private static boolean isActive(ProviderKeyChanged key, Instant now) {
        Instant end = key.expiresAt();
        return key.status() == KeyStatus.ACTIVE && (end == null || now.isBefore(end));
    }

    private static boolean isBehind(ProxyChanged proxy, UUID owner) {
        return proxy.serving() && proxy.behind().contains(owner);
    }

    private static boolean allows(TenantChanged tenant, ModelChanged model, Provider provider, KeySource source) {
        return switch (policy(tenant, model.model(), provider)) {
            case OWN_FIRST -> true;
            case OWN_ONLY -> source == KeySource.OWN;
            case SHARED_ONLY -> source != KeySource.OWN;
        };
    }

    /// The narrowest policy that is set, for a hybrid tenant; the others have no choice.
    private static KeyPolicy policy(TenantChanged tenant, String model, Provider provider) {
        if (tenant.tier() == Tier.SHARED) {
            return KeyPolicy.SHARED_ONLY;
        }
        if (tenant.tier() == Tier.BYOK) {
            return KeyPolicy.OWN_ONLY;
        }
        Map<String, KeyPolicy> set = tenant.keyPolicy();
        KeyPolicy byProvider = set.getOrDefault(provider.json(), set.getOrDefault("default", KeyPolicy.OWN_FIRST));
        return set.getOrDefault(model, byProvider);
    }

    private static Refused ownKeyAtLimit(AtLimit own) {
        ProviderKeyChanged key = own.key();
        return own.why()
                .after("Your provider key '" + key.providerName() + "' (…" + key.last4() + ") has reached its limit.")
                .with("provider_key_id", key.id());
    }

    private static Refused noKeyLeft(String model, Survey own, Survey shared) {
        Optional<AtLimit> atLimit = own.atLimit().or(shared::atLimit);
        if (atLimit.isPresent()) {
            // How much of a shared key others have used is nobody's business.
            Refused why = atLimit.get().why();
            Long wait = why.retryAfterSeconds();
            return Refused.of(429, why.code(), "Every provider key for '" + model + "' has reached its limit.")
                    .retryAfter(wait == null ? 1 : wait);
        }
        if (own.unpriced() || shared.unpriced()) {
            return Refused.unavailable("price_unknown", "There is no price for '" + model + "' yet.");
        }
        return Refused.unavailable("no_key_available", "No active provider key serves '" + model + "' now.");
    }
}
