package io.cloudfreedom.router.config.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.config.Events;
import io.cloudfreedom.router.config.catalog.Model;
import io.cloudfreedom.router.config.catalog.Route;
import io.cloudfreedom.router.config.choice.KeyChoices;
import io.cloudfreedom.router.contracts.catalog.KeyChoice;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.PriceScope;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.Rates;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.proxy.ModelInfo;
import io.cloudfreedom.router.pricing.PriceBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingTest {
    private static final Model MODEL = new Model(
            "alpha",
            "Alpha",
            "chat",
            1_000,
            100,
            Arrays.stream(Provider.values())
                    .map(provider -> new Route(provider, provider.json() + "/alpha", null))
                    .toList());

    private final UUID tenant = Events.id();

    @Test
    void byWeightNothingIsSaid() {
        ProviderKeyChanged key = Events.openAi(tenant, Events.id(), 1, "*");
        ModelInfo info = info(compose(Map.of(), List.of(price(Provider.OPENAI, 1, everyone(), 0)), List.of(key)), key);
        assertThat(info.choice()).isNull();
        assertThat(info.rank()).isNull();
    }

    @Test
    void byLatencyThereIsNoRank() {
        ProviderKeyChanged key = Events.openAi(tenant, Events.id(), 1, "*");
        ModelInfo info = info(compose(Map.of("default", KeyChoice.LATENCY), List.of(), List.of(key)), key);
        assertThat(info.choice()).isEqualTo(KeyChoice.LATENCY);
        assertThat(info.rank()).isNull();
    }

    @Test
    void theNarrowestPriceInForceDecides() {
        ProviderKeyChanged dear = Events.openAi(tenant, Events.id(), 1, "*");
        ProviderKeyChanged cheap = Events.openAi(tenant, Events.id(), 1, "*");
        List<PriceChanged> prices = List.of(
                price(Provider.OPENAI, 4, everyone(), -3),
                price(Provider.OPENAI, 3, new PriceScope(tenant, null), -2),
                price(Provider.OPENAI, 2, new PriceScope(tenant, cheap.id()), -1),
                price(Provider.OPENAI, 1, new PriceScope(tenant, dear.id()), 1));
        List<Composed> composed = compose(Map.of("alpha", KeyChoice.COST), prices, List.of(dear, cheap));
        assertThat(info(composed, dear).rank()).isEqualTo(3 * blend());
        assertThat(info(composed, cheap).rank()).isEqualTo(2 * blend());
    }

    @Test
    void aKeyOfUnknownPriceHasNoRank() {
        ProviderKeyChanged key = Events.openAi(tenant, Events.id(), 1, "*");
        ModelInfo info = info(compose(Map.of("default", KeyChoice.COST), List.of(), List.of(key)), key);
        assertThat(info.choice()).isEqualTo(KeyChoice.COST);
        assertThat(info.rank()).isNull();
    }

    /// The oracle compares what a request of the usual mix would cost at each key.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void theLowestRankIsTheCheapestRequest(long seed) {
        World world = new World(new Random(seed));
        List<Composed> composed = compose(Map.of("default", KeyChoice.COST), world.prices, world.keys);
        assertThat(composed).as("seed %d", seed).hasSameSizeAs(world.keys);
        Map<UUID, Long> costs = world.keys.stream()
                .collect(Collectors.toMap(ProviderKeyChanged::id, key -> world.costOf(key, 3_000_000, 1_000_000)));
        long least = Collections.min(costs.values());
        long lowest = composed.stream()
                .mapToLong(
                        c -> Objects.requireNonNull(c.deployment().modelInfo().rank()))
                .min()
                .orElseThrow();
        Set<UUID> first = composed.stream()
                .filter(c -> Objects.equals(c.deployment().modelInfo().rank(), lowest))
                .map(c -> c.deployment().modelInfo().providerKeyId())
                .collect(Collectors.toSet());
        assertThat(first)
                .as("seed %d", seed)
                .allSatisfy(key -> assertThat(costs.getOrDefault(key, 0L) / 4).isEqualTo(least / 4));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void aChangedPriceTouchesTheKeysThatItIsFor(long seed) {
        Random random = new Random(seed);
        World world = new World(random);
        Map<String, KeyChoice> choice = Map.of("default", KeyChoice.COST);
        Map<UUID, String> before = fingerprints(compose(choice, world.prices, world.keys));
        ProviderKeyChanged chosen = world.keys.get(random.nextInt(world.keys.size()));
        List<PriceChanged> more = new ArrayList<>(world.prices);
        more.add(price(chosen.provider(), 999, new PriceScope(tenant, chosen.id()), 0));
        Map<UUID, String> after = fingerprints(compose(choice, more, world.keys));
        Set<UUID> changed = new HashSet<>(after.keySet());
        changed.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
        assertThat(changed).as("seed %d", seed).containsExactly(chosen.id());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void theOrderOfPricesDoesNotMatter(long seed) {
        World world = new World(new Random(seed));
        Map<String, KeyChoice> choice = Map.of("default", KeyChoice.COST);
        List<Composed> composed = compose(choice, world.prices, world.keys);
        Collections.shuffle(world.prices, new Random(seed + 1));
        assertThat(compose(choice, world.prices, world.keys))
                .as("seed %d", seed)
                .isEqualTo(composed);
    }

    private List<Composed> compose(
            Map<String, KeyChoice> choice, List<PriceChanged> prices, List<ProviderKeyChanged> keys) {
        Ranking ranking = new Ranking(Map.of(tenant, new KeyChoices(choice)), PriceBook.of(prices));
        Map<UUID, TenantChanged> tenants = Map.of(tenant, Events.tenant(tenant, 1, Tier.BYOK, Map.of()));
        return new Composition(new NoEndpoints(), List.of(MODEL), ranking).ofAll(tenants, keys, Events.AT);
    }

    private static ModelInfo info(List<Composed> composed, ProviderKeyChanged key) {
        return composed.stream()
                .map(c -> c.deployment().modelInfo())
                .filter(info -> info.providerKeyId().equals(key.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Map<UUID, String> fingerprints(List<Composed> composed) {
        return composed.stream()
                .collect(Collectors.toMap(
                        c -> c.deployment().modelInfo().providerKeyId(),
                        c -> c.deployment().fingerprint()));
    }

    private static PriceScope everyone() {
        return new PriceScope(null, null);
    }

    /// USD per million tokens read; written ones cost the fivefold.
    private static PriceChanged price(Provider provider, long usd, PriceScope scope, int days) {
        long nano = usd * 1_000_000_000;
        return price(provider, nano, 5 * nano, scope, days);
    }

    private static PriceChanged price(Provider provider, long input, long output, PriceScope scope, int days) {
        return new PriceChanged(
                Events.id(),
                provider,
                "alpha",
                scope,
                Events.AT.plus(Duration.ofDays(days)),
                new Rates(input, input, input, input, output, output),
                List.of(),
                null,
                "test");
    }

    /// The blend of one USD in and five out.
    private static long blend() {
        return 2_000_000_000;
    }

    /// Some keys of one tenant, some with a price of their own.
    private final class World {
        final List<ProviderKeyChanged> keys = new ArrayList<>();
        final List<PriceChanged> prices = new ArrayList<>();

        World(Random random) {
            List<Provider> providers = List.of(Provider.OPENAI, Provider.ANTHROPIC, Provider.AWS, Provider.GOOGLE);
            for (Provider provider : providers) {
                prices.add(price(provider, nano(random), nano(random), everyone(), -random.nextInt(9) - 1));
            }
            for (int i = 0; i < 12; i++) {
                Provider provider = providers.get(random.nextInt(providers.size()));
                ProviderKeyChanged key = Events.key(tenant, Events.id(), 1, provider, Map.of(), List.of("*"));
                keys.add(key);
                if (random.nextInt(3) == 0) {
                    prices.add(price(
                            provider,
                            nano(random),
                            nano(random),
                            new PriceScope(tenant, key.id()),
                            random.nextBoolean() ? -1 : 1));
                }
            }
        }

        /// In nano-USD, with the price found by going through all of them.
        long costOf(ProviderKeyChanged key, long input, long output) {
            PriceChanged price = prices.stream()
                    .filter(p -> p.provider() == key.provider())
                    .filter(p -> !p.effectiveFrom().isAfter(Events.AT))
                    .filter(p -> p.scope().providerKeyId() == null
                            || p.scope().providerKeyId().equals(key.id()))
                    .reduce((a, b) -> a.scope().providerKeyId() != null ? a : b)
                    .orElseThrow();
            return Stream.of(price.rates().input() * input, price.rates().output() * output)
                            .mapToLong(Long::longValue)
                            .sum()
                    / 1_000_000;
        }

        private static long nano(Random random) {
            return (random.nextInt(40) + 1) * 100_000_000L;
        }
    }
}
