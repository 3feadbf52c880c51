package io.cloudfreedom.router.gateway.feed;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.event.BudgetChanged;
import io.cloudfreedom.router.contracts.event.ModelChanged;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.ProxyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.event.VirtualKeyChanged;
import io.cloudfreedom.router.pricing.PriceBook;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// Collects events into [Facts]. A lower version than the one in hand is dropped: compaction may keep an
/// older record, and a replay brings all of them. Used by one thread.
final class Projection {
    static final Set<Topic> TOPICS = EnumSet.of(
            Topic.TENANTS,
            Topic.PROVIDER_KEYS,
            Topic.VIRTUAL_KEYS,
            Topic.MODELS,
            Topic.PROXIES,
            Topic.PRICES,
            Topic.BUDGETS);

    private final Map<UUID, TenantChanged> tenants = new HashMap<>();
    private final Map<UUID, ProviderKeyChanged> providerKeys = new HashMap<>();
    private final Map<UUID, VirtualKeyChanged> virtualKeys = new HashMap<>();
    private final Map<String, ModelChanged> models = new HashMap<>();
    private final Map<String, ProxyChanged> proxies = new HashMap<>();
    private final List<PriceChanged> newPrices = new ArrayList<>();
    private final Set<Topic> changed = EnumSet.noneOf(Topic.class);
    private final Budgets budgets = new Budgets();
    private Facts facts = Facts.NONE;

    /// @throws IllegalArgumentException when the payload is not what the topic carries
    void apply(Topic topic, String payload) {
        boolean news = switch (topic) {
            case TENANTS -> tenant(ContractJson.read(payload, TenantChanged.class));
            case PROVIDER_KEYS -> providerKey(ContractJson.read(payload, ProviderKeyChanged.class));
            case VIRTUAL_KEYS -> virtualKey(ContractJson.read(payload, VirtualKeyChanged.class));
            case MODELS -> model(ContractJson.read(payload, ModelChanged.class));
            case PROXIES -> proxy(ContractJson.read(payload, ProxyChanged.class));
            case PRICES -> newPrices.add(ContractJson.read(payload, PriceChanged.class));
            case BUDGETS -> {
                budgets.apply(ContractJson.read(payload, BudgetChanged.class));
                yield false;
            }
            case CONFIG_APPLIED, KEY_HEALTH, USAGE, KEY_USAGE, AUDIT, AUDIT_CHECKPOINTS ->
                throw new IllegalArgumentException("not read here: " + topic);
        };
        if (news) {
            changed.add(topic);
        }
    }

    /// Whether something has changed since the last snapshot.
    boolean hasNews() {
        return !changed.isEmpty();
    }

    /// The snapshot with everything applied so far. What did not change is shared with the one before.
    Facts facts() {
        if (changed.isEmpty()) {
            return facts;
        }
        facts = new Facts(
                changed.contains(Topic.TENANTS) ? tenants : facts.tenants(),
                changed.contains(Topic.PROVIDER_KEYS) ? keysByTenant() : facts.providerKeys(),
                changed.contains(Topic.VIRTUAL_KEYS) ? tokens() : facts.tokens(),
                changed.contains(Topic.MODELS) ? models : facts.models(),
                changed.contains(Topic.PROXIES) ? proxies : facts.proxies(),
                changed.contains(Topic.PRICES) ? prices() : facts.prices());
        changed.clear();
        return facts;
    }

    Budgets budgets() {
        return budgets;
    }

    private boolean tenant(TenantChanged event) {
        return newer(tenants, event.id(), event, TenantChanged::version);
    }

    private boolean providerKey(ProviderKeyChanged event) {
        return newer(providerKeys, event.id(), event, ProviderKeyChanged::version);
    }

    private boolean virtualKey(VirtualKeyChanged event) {
        event.tokens().forEach(token -> TokenDigest.ofHex(token.sha256()));
        return newer(virtualKeys, event.id(), event, VirtualKeyChanged::version);
    }

    private boolean model(ModelChanged event) {
        return newer(models, event.model(), event, ModelChanged::version);
    }

    private boolean proxy(ProxyChanged event) {
        return newer(proxies, event.id(), event, ProxyChanged::version);
    }

    /// Whether the event took the place of what was known; one of the same version does, one of a lower does not.
    private static <K, E> boolean newer(Map<K, E> known, K key, E event, ToLongFunction<E> version) {
        E old = known.get(key);
        if (old != null && version.applyAsLong(old) > version.applyAsLong(event)) {
            return false;
        }
        known.put(key, event);
        return true;
    }

    private Map<UUID, List<ProviderKeyChanged>> keysByTenant() {
        return providerKeys.values().stream()
                .collect(Collectors.groupingBy(ProviderKeyChanged::tenantId, Collectors.toUnmodifiableList()));
    }

    private Map<TokenDigest, KnownToken> tokens() {
        Map<TokenDigest, KnownToken> tokens = new HashMap<>();
        virtualKeys
                .values()
                .forEach(key -> key.tokens().forEach(token -> {
                    TokenDigest digest = TokenDigest.ofHex(token.sha256());
                    tokens.put(digest, new KnownToken(digest, key, token));
                }));
        return tokens;
    }

    private PriceBook prices() {
        PriceBook book = facts.prices().with(newPrices);
        newPrices.clear();
        return book;
    }
}
