package io.cloudfreedom.router.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.admission.AdmittedAttempt;
import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.contracts.lease.Unit;
import io.cloudfreedom.router.contracts.usage.Tokens;
import io.cloudfreedom.router.gateway.Sample;
import io.cloudfreedom.router.gateway.admission.WorstCases;
import io.cloudfreedom.router.gateway.route.Candidate;
import io.cloudfreedom.router.gateway.route.Leg;
import io.cloudfreedom.router.gateway.route.Plan;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A request that may be tried with three own keys, one after the other, and then with a shared one.
class SharesTest {
    private static final UUID TENANT = Sample.id();
    private static final long OWN_R = 1_000;
    private static final long SHARED_R = 10_000;
    private static final Money COST = Money.ofNanoUsd(7);
    private static final Tokens TOKENS = new Tokens(3, 0, 0, 0, 4, 0);

    private final Candidate first = candidate(TENANT);
    private final Candidate second = candidate(TENANT);
    private final Candidate third = candidate(TENANT);
    private final Candidate shared = candidate(Sample.id());
    private final Leg own = new Leg(KeySource.OWN, "t:own:gpt-4o", List.of(first, second, third));
    private final Leg fallback = new Leg(KeySource.SHARED, "shared:gpt-4o", List.of(shared));
    private final WorstCases worstCases = new WorstCases(
            new Plan(Sample.model("gpt-4o", Provider.OPENAI), List.of(own, fallback), List.of()),
            List.of(new AdmittedAttempt(own.group(), OWN_R), new AdmittedAttempt(fallback.group(), SHARED_R)));

    private final List<LeaseShare> reserved = List.of(
            share(tenant(), 3 * OWN_R + SHARED_R),
            share(key(first), OWN_R),
            share(key(second), OWN_R),
            share(key(third), OWN_R),
            share(key(shared), SHARED_R),
            share(requests(first), 1));

    @Test
    void whoAnswersFirstAndAloneKeepsNothingOfOthers() {
        Shares shares = shares(own, first, true);
        assertThat(shares.spentOn(tenant())).isEqualTo(7);
        assertThat(shares.spentOn(key(first))).isEqualTo(7);
        assertThat(List.of(key(second), key(third), key(shared)))
                .allSatisfy(other -> assertThat(shares.spentOn(other)).isZero());
        assertThat(List.of(tenant(), key(first), key(second), key(shared)))
                .allSatisfy(account -> assertThat(shares.keptOn(account)).isZero());
    }

    /// Which of the two others came before is not known.
    @Test
    void afterAnotherOwnKeyTheWorstCasesOfTheOwnOnesAreKept() {
        Shares shares = shares(own, second, false);
        assertThat(shares.spentOn(key(second))).isEqualTo(7);
        assertThat(shares.keptOn(key(second))).isZero();
        assertThat(shares.keptOn(key(first))).isEqualTo(OWN_R);
        assertThat(shares.keptOn(key(third))).isEqualTo(OWN_R);
        assertThat(shares.keptOn(tenant())).isEqualTo(2 * OWN_R);
        assertThat(shares.keptOn(key(shared))).as("its leg was never reached").isZero();
    }

    @Test
    void afterAllOwnKeysTheSharedOnePaysAndTheirWorstCasesAreKept() {
        Shares shares = shares(fallback, shared, false);
        assertThat(shares.spentOn(key(shared))).isEqualTo(7);
        assertThat(shares.keptOn(key(shared))).isZero();
        assertThat(List.of(first, second, third)).allSatisfy(key -> {
            assertThat(shares.spentOn(key(key))).isZero();
            assertThat(shares.keptOn(key(key))).isEqualTo(OWN_R);
        });
        assertThat(shares.spentOn(tenant())).isEqualTo(7);
        assertThat(shares.keptOn(tenant())).isEqualTo(3 * OWN_R);
    }

    @Test
    void whatTheAgentCallsFreeIsNotKept() {
        Shares shares = shares(fallback, shared, true);
        assertThat(List.of(tenant(), key(first), key(second), key(third)))
                .allSatisfy(account -> assertThat(shares.keptOn(account)).isZero());
    }

    @Test
    void aRequestCountsOnceWhateverItTook() {
        Shares shares = shares(fallback, shared, false);
        AccountId requests = new AccountId(AccountType.TENANT, TENANT, Unit.REQUESTS);
        AccountId tokens = new AccountId(AccountType.TENANT, TENANT, Unit.TOKENS);
        assertThat(shares.spentOn(requests)).isEqualTo(1);
        assertThat(shares.spentOn(tokens)).isEqualTo(7);
        assertThat(shares.keptOn(requests)).isZero();
        assertThat(shares.keptOn(tokens)).isZero();
        assertThat(shares.spentOn(requests(first))).isZero();
        assertThat(shares.keptOn(requests(first)))
                .as("whether it was tried, the agent tells")
                .isEqualTo(1);
    }

    private Shares shares(Leg leg, Candidate candidate, boolean alone) {
        return new Shares(worstCases, reserved, new Served(leg, candidate, leg.source(), alone), COST, TOKENS);
    }

    private static Candidate candidate(UUID tenant) {
        return new Candidate(
                Sample.providerKey(Sample.id(), tenant, Provider.OPENAI, KeyStatus.ACTIVE),
                Sample.price(Provider.OPENAI, "gpt-4o"),
                "openai/gpt-4o");
    }

    private static LeaseShare share(AccountId account, long amount) {
        return new LeaseShare(Sample.id(), account, amount);
    }

    private static AccountId requests(Candidate candidate) {
        return new AccountId(AccountType.PROVIDER_KEY, candidate.key().id(), Unit.REQUESTS);
    }

    private static AccountId tenant() {
        return AccountId.usd(AccountType.TENANT, TENANT);
    }

    private static AccountId key(Candidate candidate) {
        return AccountId.usd(AccountType.PROVIDER_KEY, candidate.key().id());
    }
}
