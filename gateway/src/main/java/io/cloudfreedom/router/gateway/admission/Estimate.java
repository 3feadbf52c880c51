package io.cloudfreedom.router.gateway.admission;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.admission.AdmittedAttempt;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.event.VirtualKeyChanged;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.Unit;
import io.cloudfreedom.router.gateway.body.Scanned;
import io.cloudfreedom.router.gateway.lease.Charge;
import io.cloudfreedom.router.gateway.problem.Refused;
import io.cloudfreedom.router.gateway.route.Candidate;
import io.cloudfreedom.router.gateway.route.Leg;
import io.cloudfreedom.router.gateway.route.Plan;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import io.cloudfreedom.router.pricing.Pricing;
import io.cloudfreedom.router.pricing.WorstCase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The most that a request can cost: one attempt on each key, all attempts together on tenant and virtual key.
record Estimate(Plan plan, WorstCase request, List<AdmittedAttempt> attempts, List<Charge> charges) {
    /// @throws Refused 400 when the request is out of every range
    static Estimate of(Plan plan, Caller caller, Scanned body, long output) throws Refused {
        WorstCase request = worstCase(body, output);
        try {
            List<AdmittedAttempt> attempts = new ArrayList<>(4);
            List<Charge> charges = new ArrayList<>(4);
            long all = 0;
            for (Leg leg : plan.legs()) {
                long r = dearest(leg, request);
                attempts.addAll(Collections.nCopies(leg.attempts(), new AdmittedAttempt(leg.group(), r)));
                all = Math.addExact(all, Math.multiplyExact(leg.attempts(), r));
                for (Candidate candidate : leg.candidates()) {
                    charges.add(new Charge(
                            AccountId.usd(
                                    AccountType.PROVIDER_KEY, candidate.key().id()),
                            r));
                }
            }
            charges.add(
                    new Charge(AccountId.usd(AccountType.TENANT, caller.tenant().id()), all));
            charges.add(new Charge(
                    AccountId.usd(AccountType.VIRTUAL_KEY, caller.key().id()), all));
            addCounts(charges, plan, caller, request);
            return new Estimate(plan, request, attempts, charges);
        } catch (ArithmeticException e) {
            throw Refused.invalid("invalid_value", null, "The request is too large to be priced.");
        }
    }

    /// The largest output whose worst case is within `remaining`, on whatever key of the first leg serves.
    long affordableOutput(long remaining) {
        return plan.legs().getFirst().candidates().stream()
                .mapToLong(c -> Pricing.affordableOutput(c.price(), request, Money.ofNanoUsd(Math.max(0, remaining))))
                .min()
                .orElse(0);
    }

    private static WorstCase worstCase(Scanned body, long output) {
        return new WorstCase(
                body.textBytes(),
                body.messages(),
                Math.multiplyExact(body.images(), WorstCase.IMAGE_TOKENS),
                output,
                body.choices());
    }

    private static long dearest(Leg leg, WorstCase request) {
        return leg.candidates().stream()
                .mapToLong(c -> Pricing.worstCase(c.price(), request).nanoUsd())
                .max()
                .orElseThrow();
    }

    /// Requests and tokens are counted where somebody limits them.
    private static void addCounts(List<Charge> charges, Plan plan, Caller caller, WorstCase request) {
        TenantChanged tenant = caller.tenant();
        addCounts(charges, AccountType.TENANT, tenant.id(), tenant.dailyRequests(), tenant.dailyTokens(), request);
        VirtualKeyChanged key = caller.key();
        addCounts(charges, AccountType.VIRTUAL_KEY, key.id(), key.dailyRequests(), key.dailyTokens(), request);
        plan.candidates()
                .forEach(c -> addCounts(
                        charges,
                        AccountType.PROVIDER_KEY,
                        c.key().id(),
                        c.key().dailyRequests(),
                        c.key().dailyTokens(),
                        request));
    }

    private static void addCounts(
            List<Charge> charges,
            AccountType type,
            UUID id,
            @Nullable Long requestsADay,
            @Nullable Long tokensADay,
            WorstCase request) {
        if (requestsADay != null) {
            charges.add(new Charge(new AccountId(type, id, Unit.REQUESTS), 1));
        }
        if (tokensADay != null) {
            charges.add(new Charge(
                    new AccountId(type, id, Unit.TOKENS),
                    Math.addExact(request.inputTokens(), request.outputTokens())));
        }
    }
}
