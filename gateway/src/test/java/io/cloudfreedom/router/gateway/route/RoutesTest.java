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
import io.cloudfreedom.router.contracts.event.ModelChanged;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.gateway.Sample;
import io.cloudfreedom.router.gateway.feed.Facts;
import io.cloudfreedom.router.gateway.problem.Refused;
import io.cloudfreedom.router.gateway.rate.KeyLimits;
import io.cloudfreedom.router.gateway.rate.KeyUse;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import io.cloudfreedom.router.pricing.PriceBook;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static final String MODEL = "gpt-4o";
    private final Refused noRoom = Refused.of(429, "budget_exceeded", "Full.").retryAfter(60);

    private final KeyLimits limits = new KeyLimits();
    private final Routes routes = new Routes(limits, Clock.systemUTC());
    private final UUID tenant = Sample.id();
    private final ProviderKeyChanged own = key(tenant, Provider.OPENAI, KeyStatus.ACTIVE);
    private final ProviderKeyChanged shared = key(PlatformTenant.ID, Provider.OPENAI, KeyStatus.ACTIVE);

    @Test
    void aHybridTenantFallsBackFromItsOwnKeyToTheSharedOne() throws Refused {
        Plan plan = plan(Tier.HYBRID, Map.of(), own, shared);

        assertThat(plan.legs())
                .extracting(Leg::source, Leg::group)
                .containsExactly(
                        tuple(KeySource.OWN, "t:" + tenant + ":" + MODEL), tuple(KeySource.SHARED, "shared:" + MODEL));
    }

    @Test
    void theTierBoundsThePolicy() throws Refused {
        assertThat(plan(Tier.BYOK, Map.of(), own, shared).legs())
                .extracting(Leg::source)
                .containsExactly(KeySource.OWN);
        assertThat(plan(Tier.SHARED, Map.of(), own, shared).legs())
                .extracting(Leg::source)
                .containsExactly(KeySource.SHARED);
    }

    @Test
    void ofSeveralOwnKeysThreeAreTriedAndOfTheSharedOnesOne() throws Refused {
        ProviderKeyChanged[] keys = Stream.concat(
                        Stream.generate(() -> key(tenant, Provider.OPENAI, KeyStatus.ACTIVE))
                                .limit(4),
                        Stream.generate(() -> key(PlatformTenant.ID, Provider.OPENAI, KeyStatus.ACTIVE))
                                .limit(4))
                .toArray(ProviderKeyChanged[]::new);
        assertThat(plan(Tier.HYBRID, Map.of(), keys).legs())
                .extracting(Leg::source, Leg::attempts)
                .containsExactly(tuple(KeySource.OWN, 3), tuple(KeySource.SHARED, 1));
        assertThat(plan(Tier.BYOK, Map.of(), keys[0], keys[1]).legs())
                .extracting(Leg::attempts)
                .containsExactly(2);
        assertThat(plan(Tier.HYBRID, Map.of(), keys).firstAttemptOnly().legs())
                .extracting(Leg::source, Leg::attempts)
                .containsExactly(tuple(KeySource.OWN, 1));
    }

    @Test
    void whatIsOnVertexOnlyIsServedByServiceAccountsOnly() throws Refused {
        ProviderKeyChanged studio = Sample.google(tenant, "api_key");
        ProviderKeyChanged vertex = Sample.google(tenant, "service_account");
        ModelChanged claude = Sample.model(MODEL, Provider.GOOGLE, "vertex_ai/" + MODEL);
        ModelChanged gemini = Sample.model(MODEL, Provider.GOOGLE, "gemini/" + MODEL);

        assertThat(plan(claude, studio, vertex).candidates())
                .extracting(c -> c.key().id())
                .containsExactly(vertex.id());
        assertThat(catchThrowableOfType(Refused.class, () -> plan(claude, studio))
                        .code())
                .isEqualTo("no_key_available");
        assertThat(plan(gemini, studio, vertex).candidates())
                .extracting(c -> c.key().id())
                .containsExactlyInAnyOrder(studio.id(), vertex.id());
    }

    @Test
    void aKeyThatMustNotServeIsDeniedInItsGroup() throws Refused {
        ProviderKeyChanged broken = key(tenant, Provider.OPENAI, KeyStatus.ERROR);
        Plan plan = plan(Tier.BYOK, Map.of(), own, broken);

        assertThat(plan.deny()).containsExactly(broken.id());
        assertThat(plan.candidates())
                .singleElement()
                .satisfies(c -> assertThat(c.key()).isEqualTo(own));
    }

    @Test
    void aFailingOwnKeyFallsBackButOneAtItsLimitDoesNot() throws Refused {
        ProviderKeyChanged broken = key(tenant, Provider.OPENAI, KeyStatus.ERROR);
        assertThat(plan(Tier.HYBRID, Map.of(), broken, shared).legs())
                .extracting(Leg::source)
                .containsExactly(KeySource.SHARED);

        Refused refused =
                catchThrowableOfType(Refused.class, () -> plan(Tier.HYBRID, Map.of(own.id(), noRoom), own, shared));
        assertThat(refused.code()).isEqualTo("budget_exceeded");
        assertThat(refused.details()).containsEntry("provider_key_id", own.id());
    }

    @Test
    void withoutAnyKeyItSaysSo() {
        assertThat(catchThrowableOfType(Refused.class, () -> plan(Tier.HYBRID, Map.of()))
                        .code())
                .isEqualTo("no_key_available");
        assertThat(catchThrowableOfType(Refused.class, () -> plan(Tier.SHARED, Map.of(shared.id(), noRoom), shared))
                        .status())
                .isEqualTo(429);
    }

    @Test
    void aKeyAtItsRateIsNamedAndLeftOut() {
        ProviderKeyChanged limited = Sample.limited(own, 1, null, null);
        assertThat(limits.begin(limited)).isPresent();

        Refused refused = catchThrowableOfType(Refused.class, () -> plan(Tier.BYOK, Map.of(), limited));
        assertThat(refused.code()).isEqualTo("rate_limit_exceeded");
        assertThat(refused.text()).contains("…abcd", "1 requests per minute");
        assertThat(refused.retryAfterSeconds()).isEqualTo(60);
        assertThat(refused.details()).containsEntry("provider_key_id", limited.id());
    }

    @Test
    void aKeyTakesSoManyRequestsAtATimeAndOthersTakeTheRest() throws Refused {
        ProviderKeyChanged limited = Sample.limited(own, null, null, 1);
        ProviderKeyChanged other = key(tenant, Provider.OPENAI, KeyStatus.ACTIVE);
        KeyUse use = limits.begin(limited).orElseThrow();

        assertThat(plan(Tier.BYOK, Map.of(), limited, other).candidates())
                .extracting(c -> c.key().id())
                .containsExactly(other.id());
        use.end();
        use.end();
        assertThat(limits.begin(limited)).isPresent();
        assertThat(limits.begin(limited)).isEmpty();
    }

    @Test
    void whereAKeyHasLimitsItIsKnownBeforehandWhichServes() throws Refused {
        ProviderKeyChanged limited = Sample.limited(own, 100, null, null);
        ProviderKeyChanged other = key(tenant, Provider.OPENAI, KeyStatus.ACTIVE);
        Plan plan = plan(Tier.BYOK, Map.of(), limited, other);

        assertThat(plan.candidates()).hasSize(1);
        assertThat(plan.deny()).hasSize(1);
    }

    @Test
    void withoutAPriceNothingIsServed() {
        ProviderKeyChanged azure = key(tenant, Provider.AZURE, KeyStatus.ACTIVE);

        assertThat(catchThrowableOfType(Refused.class, () -> plan(Tier.BYOK, Map.of(), azure))
                        .code())
                .isEqualTo("price_unknown");
    }

    private Plan plan(ModelChanged model, ProviderKeyChanged... keys) throws Refused {
        return plan(Tier.BYOK, model, Map.of(), keys);
    }

    private Plan plan(Tier tier, Map<UUID, Refused> atLimit, ProviderKeyChanged... keys) throws Refused {
        return plan(tier, Sample.model(MODEL, Provider.OPENAI, Provider.AZURE), atLimit, keys);
    }

    private Plan plan(Tier tier, ModelChanged model, Map<UUID, Refused> atLimit, ProviderKeyChanged... keys)
            throws Refused {
        TenantChanged who = Sample.tenant(tenant, tier, Status.ACTIVE, false);
        Caller caller =
                new Caller(Sample.virtualKey(Sample.id(), tenant, "t", 1, Status.ACTIVE, List.of("*"), null), who);
        Facts facts = new Facts(
                Map.of(tenant, who),
                Arrays.stream(keys).collect(Collectors.groupingBy(ProviderKeyChanged::tenantId)),
                Map.of(),
                Map.of(MODEL, model),
                Map.of(),
                PriceBook.of(List.of(Sample.price(Provider.OPENAI, MODEL), Sample.price(Provider.GOOGLE, MODEL))));
        return routes.plan(facts, caller, MODEL, atLimit);
    }

    private static ProviderKeyChanged key(UUID tenant, Provider provider, KeyStatus status) {
        return Sample.providerKey(Sample.id(), tenant, provider, status);
    }
}
