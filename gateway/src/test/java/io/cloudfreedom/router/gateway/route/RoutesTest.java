package io.cloudfreedom.router.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.gateway.Sample;
import io.cloudfreedom.router.gateway.feed.Facts;
import io.cloudfreedom.router.gateway.problem.Refused;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import io.cloudfreedom.router.pricing.PriceBook;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static final String MODEL = "gpt-4o";
    private final Routes routes = new Routes(Clock.systemUTC());
    private final UUID tenant = Sample.id();
    private final ProviderKeyChanged own = key(tenant, Provider.OPENAI, KeyStatus.ACTIVE);
    private final ProviderKeyChanged shared = key(PlatformTenant.ID, Provider.OPENAI, KeyStatus.ACTIVE);

    @Test
    void aHybridTenantFallsBackFromItsOwnKeyToTheSharedOne() throws Refused {
        Plan plan = plan(Tier.HYBRID, Set.of(), own, shared);

        assertThat(plan.legs())
                .extracting(Leg::source, Leg::group)
                .containsExactly(
                        tuple(KeySource.OWN, "t:" + tenant + ":" + MODEL), tuple(KeySource.SHARED, "shared:" + MODEL));
    }

    @Test
    void theTierBoundsThePolicy() throws Refused {
        assertThat(plan(Tier.BYOK, Set.of(), own, shared).legs())
                .extracting(Leg::source)
                .containsExactly(KeySource.OWN);
        assertThat(plan(Tier.SHARED, Set.of(), own, shared).legs())
                .extracting(Leg::source)
                .containsExactly(KeySource.SHARED);
    }

    @Test
    void aKeyThatMustNotServeIsDeniedInItsGroup() throws Refused {
        ProviderKeyChanged broken = key(tenant, Provider.OPENAI, KeyStatus.ERROR);
        Plan plan = plan(Tier.BYOK, Set.of(), own, broken);

        assertThat(plan.deny()).containsExactly(broken.id());
        assertThat(plan.candidates())
                .singleElement()
                .satisfies(c -> assertThat(c.key()).isEqualTo(own));
    }

    @Test
    void aFailingOwnKeyFallsBackButOneAtItsLimitDoesNot() throws Refused {
        ProviderKeyChanged broken = key(tenant, Provider.OPENAI, KeyStatus.ERROR);
        assertThat(plan(Tier.HYBRID, Set.of(), broken, shared).legs())
                .extracting(Leg::source)
                .containsExactly(KeySource.SHARED);

        Refused refused = catchThrowableOfType(Refused.class, () -> plan(Tier.HYBRID, Set.of(own.id()), own, shared));
        assertThat(refused.code()).isEqualTo("budget_exceeded");
        assertThat(refused.details()).containsEntry("provider_key_id", own.id());
    }

    @Test
    void withoutAnyKeyItSaysSo() {
        assertThat(catchThrowableOfType(Refused.class, () -> plan(Tier.HYBRID, Set.of()))
                        .code())
                .isEqualTo("no_key_available");
        assertThat(catchThrowableOfType(Refused.class, () -> plan(Tier.SHARED, Set.of(shared.id()), shared))
                        .status())
                .isEqualTo(429);
    }

    @Test
    void withoutAPriceNothingIsServed() {
        ProviderKeyChanged azure = key(tenant, Provider.AZURE, KeyStatus.ACTIVE);

        assertThat(catchThrowableOfType(Refused.class, () -> plan(Tier.BYOK, Set.of(), azure))
                        .code())
                .isEqualTo("price_unknown");
    }

    private Plan plan(Tier tier, Set<UUID> atLimit, ProviderKeyChanged... keys) throws Refused {
        TenantChanged who = Sample.tenant(tenant, tier, Status.ACTIVE, false);
        Caller caller =
                new Caller(Sample.virtualKey(Sample.id(), tenant, "t", 1, Status.ACTIVE, List.of("*"), null), who);
        Facts facts = new Facts(
                Map.of(tenant, who),
                Arrays.stream(keys).collect(Collectors.groupingBy(ProviderKeyChanged::tenantId)),
                Map.of(),
                Map.of(MODEL, Sample.model(MODEL, Provider.OPENAI, Provider.AZURE)),
                Map.of(),
                PriceBook.of(List.of(Sample.price(Provider.OPENAI, MODEL))));
        return routes.plan(facts, caller, MODEL, atLimit);
    }

    private static ProviderKeyChanged key(UUID tenant, Provider provider, KeyStatus status) {
        return Sample.providerKey(Sample.id(), tenant, provider, status);
    }
}
