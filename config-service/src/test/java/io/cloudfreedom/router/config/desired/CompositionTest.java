package io.cloudfreedom.router.config.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.config.Events;
import io.cloudfreedom.router.config.catalog.Model;
import io.cloudfreedom.router.config.catalog.Route;
import io.cloudfreedom.router.contracts.catalog.KeyPolicy;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.proxy.Deployment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompositionTest {
    private static final List<Model> CATALOGUE = List.of(
            model("alpha", Provider.OPENAI, Provider.AZURE),
            model("beta", Provider.OPENAI),
            model("gamma", Provider.ANTHROPIC, Provider.AWS),
            model("delta", Provider.GOOGLE));

    private final Composition composition = new Composition(new NoEndpoints(), CATALOGUE);
    private final UUID tenant = Events.id();

    @Test
    void anOwnKeyServesItsModelsInGroupsOfItsTenant() {
        UUID key = Events.id();
        assertThat(composition.of(hybrid(Map.of()), Events.openAi(tenant, key, 1, "alpha", "beta", "gamma"), Events.AT))
                .extracting(Composed::id, composed -> composed.deployment().modelName())
                .containsExactly(
                        Tuple.tuple(key + ":alpha", "t:" + tenant + ":alpha"),
                        Tuple.tuple(key + ":beta", "t:" + tenant + ":beta"));
    }

    @Test
    void aKeyOfThePlatformIsShared() {
        var key = Events.openAi(PlatformTenant.ID, Events.id(), 1, "*");
        assertThat(composition.of(Events.platform(), key, Events.AT))
                .extracting(composed -> composed.deployment().modelName())
                .containsExactly("shared:alpha", "shared:beta");
        assertThat(composition.of(Events.platform(), key, Events.AT))
                .allSatisfy(composed ->
                        assertThat(composed.deployment().modelInfo().tenant()).isEqualTo("shared"));
    }

    @Test
    void thePolicyOfAModelPrecedesThatOfItsProviderAndTheDefault() {
        var policy =
                Map.of("default", KeyPolicy.OWN_FIRST, "openai", KeyPolicy.SHARED_ONLY, "beta", KeyPolicy.OWN_ONLY);
        assertThat(composition.of(hybrid(policy), Events.openAi(tenant, Events.id(), 1, "*"), Events.AT))
                .extracting(composed -> composed.deployment().modelName())
                .containsExactly("t:" + tenant + ":beta");
    }

    @Test
    void ownKeysOfASharedTenantServeNothing() {
        var shared = Events.tenant(tenant, 1, Tier.SHARED, Map.of("default", KeyPolicy.OWN_FIRST));
        assertThat(composition.of(shared, Events.openAi(tenant, Events.id(), 1, "*"), Events.AT))
                .isEmpty();
    }

    @Test
    void aPathOfAnotherKeyIsNotFollowed() {
        var key = Events.openAi(tenant, Events.id(), 1, "*");
        var foreign = Events.openAi(Events.id(), Events.id(), 1, "*");
        assertThat(composition.of(hybrid(Map.of()), withMaterialOf(key, foreign), Events.AT))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void theOrderOfInputsDoesNotMatter(long seed) {
        World world = new World(new Random(seed));
        List<Composed> composed = composition.ofAll(world.tenants, world.keys, Events.AT);
        Collections.shuffle(world.keys, new Random(seed + 1));
        List<Model> catalogue = new ArrayList<>(CATALOGUE);
        Collections.reverse(catalogue);
        assertThat(new Composition(new NoEndpoints(), catalogue).ofAll(world.tenants, world.keys, Events.AT))
                .as("seed %d", seed)
                .isEqualTo(composed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void everyDeploymentIsJustifiedAndEveryJustifiedOneIsThere(long seed) {
        World world = new World(new Random(seed));
        Set<String> expected = world.keys.stream()
                .flatMap(key -> CATALOGUE.stream()
                        .filter(model -> isJustified(world.tenants.get(key.tenantId()), key, model))
                        .map(model -> key.id() + ":" + model.name()))
                .collect(Collectors.toSet());
        assertThat(composition.ofAll(world.tenants, world.keys, Events.AT))
                .as("seed %d", seed)
                .extracting(Composed::id)
                .doesNotHaveDuplicates()
                .hasSameElementsAs(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void aChangeOfOneKeyTouchesItsDeploymentsOnly(long seed) {
        World world = new World(new Random(seed));
        Map<String, String> before = fingerprints(world);
        ProviderKeyChanged changed = world.keys.getFirst();
        world.keys.set(0, world.key(new Random(seed), changed.tenantId(), changed.id(), changed.version() + 1));
        Map<String, String> after = fingerprints(world);
        assertThat(differing(before, after))
                .as("seed %d", seed)
                .allSatisfy(id -> assertThat(id).startsWith(changed.id() + ":"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void noSecretAndNothingOfAnotherTenantIsInADeployment(long seed) {
        World world = new World(new Random(seed));
        assertThat(composition.ofAll(world.tenants, world.keys, Events.AT))
                .as("seed %d", seed)
                .allSatisfy(composed -> {
                    Deployment deployment = composed.deployment();
                    assertThat(deployment.litellmParams())
                            .doesNotContainKeys(Deployment.SECRET_PARAMS.toArray(String[]::new));
                    boolean shared = composed.tenantId().equals(PlatformTenant.ID);
                    assertThat(deployment.modelName())
                            .startsWith(shared ? "shared:" : "t:" + composed.tenantId() + ":");
                    assertThat(composed.materialPath())
                            .startsWith(composed.tenantId() + "/"
                                    + deployment.modelInfo().providerKeyId() + "/");
                });
    }

    @Test
    void tenThousandKeysOfAThousandTenantsAreComposedInSeconds() {
        Map<UUID, TenantChanged> tenants = new HashMap<>();
        List<ProviderKeyChanged> keys = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            UUID id = Events.id();
            tenants.put(id, Events.tenant(id, 1, Tier.BYOK, Map.of()));
            for (int j = 0; j < 10; j++) {
                keys.add(Events.openAi(id, Events.id(), 1, "*"));
            }
        }
        long start = System.nanoTime();
        List<Composed> composed = composition.ofAll(tenants, keys, Events.AT);
        composed.forEach(one -> assertThat(one.deployment().fingerprint()).hasSize(64));
        assertThat(composed).hasSize(20_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    private Map<String, String> fingerprints(World world) {
        return composition.ofAll(world.tenants, world.keys, Events.AT).stream()
                .collect(Collectors.toMap(
                        Composed::id, composed -> composed.deployment().fingerprint()));
    }

    private static Set<String> differing(Map<String, String> before, Map<String, String> after) {
        Map<String, String> all = new HashMap<>(before);
        all.putAll(after);
        return all.keySet().stream()
                .filter(id -> !Objects.equals(before.get(id), after.get(id)))
                .collect(Collectors.toSet());
    }

    /// The rule in other words than the code's.
    private static boolean isJustified(@Nullable TenantChanged tenant, ProviderKeyChanged key, Model model) {
        if (tenant == null || tenant.status() != Status.ACTIVE || key.status() != KeyStatus.ACTIVE) {
            return false;
        }
        boolean named = key.modelsEnabled().contains(model.name())
                || key.modelsEnabled().contains("*");
        boolean routed = model.routes().stream().anyMatch(route -> route.provider() == key.provider());
        boolean addressed = key.provider() != Provider.AZURE || key.config().containsKey("deployments");
        boolean platform = tenant.id().equals(PlatformTenant.ID);
        boolean wanted = platform
                || tenant.tier() == Tier.BYOK
                || (tenant.tier() == Tier.HYBRID
                        && tenant.keyPolicy().getOrDefault("default", KeyPolicy.OWN_FIRST) != KeyPolicy.SHARED_ONLY);
        return named && routed && addressed && wanted;
    }

    private TenantChanged hybrid(Map<String, KeyPolicy> policy) {
        return Events.tenant(tenant, 1, Tier.HYBRID, policy);
    }

    private static Model model(String name, Provider... providers) {
        return new Model(
                name,
                name,
                "chat",
                1_000,
                100,
                Arrays.stream(providers)
                        .map(provider -> new Route(provider, provider.json() + "/" + name, null))
                        .toList());
    }

    private static ProviderKeyChanged withMaterialOf(ProviderKeyChanged key, ProviderKeyChanged other) {
        return new ProviderKeyChanged(
                key.id(),
                key.tenantId(),
                key.version(),
                key.change(),
                key.provider(),
                key.providerName(),
                key.endpoint(),
                key.region(),
                key.projectId(),
                key.config(),
                key.modelsEnabled(),
                key.status(),
                null,
                null,
                null,
                null,
                null,
                1,
                null,
                null,
                null,
                null,
                key.fingerprint(),
                key.last4(),
                other.material(),
                key.created(),
                key.updated(),
                null);
    }

    /// Some tenants with some keys, a few of unknown tenants.
    private static final class World {
        final Map<UUID, TenantChanged> tenants = new HashMap<>();
        final List<ProviderKeyChanged> keys = new ArrayList<>();

        World(Random random) {
            tenants.put(PlatformTenant.ID, Events.platform());
            List<UUID> owners = new ArrayList<>(List.of(PlatformTenant.ID, Events.id()));
            for (int i = 0; i < 8; i++) {
                UUID id = Events.id();
                owners.add(id);
                tenants.put(
                        id,
                        Events.tenant(id, 1, any(random, Tier.values()), policy(random), any(random, Status.values())));
            }
            for (int i = 0; i < 60; i++) {
                keys.add(key(random, owners.get(random.nextInt(owners.size())), Events.id(), 1));
            }
        }

        ProviderKeyChanged key(Random random, UUID tenant, UUID id, long version) {
            Provider provider = any(random, Provider.values());
            Map<String, Object> config = provider == Provider.AZURE && random.nextBoolean()
                    ? Map.of("deployments", Map.of("alpha", "alpha-prod"))
                    : Map.of();
            List<String> models = random.nextInt(4) == 0
                    ? List.of("*")
                    : CATALOGUE.stream()
                            .map(Model::name)
                            .filter(name -> random.nextBoolean())
                            .toList();
            return Events.key(tenant, id, version, provider, config, models, any(random, KeyStatus.values()));
        }

        private static Map<String, KeyPolicy> policy(Random random) {
            return random.nextBoolean() ? Map.of() : Map.of("default", any(random, KeyPolicy.values()));
        }

        private static <T> T any(Random random, T[] values) {
            return values[random.nextInt(values.length)];
        }
    }
}
