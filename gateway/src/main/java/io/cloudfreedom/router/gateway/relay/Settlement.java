package io.cloudfreedom.router.gateway.relay;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.event.UsageRecorded;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.Unit;
import io.cloudfreedom.router.contracts.usage.Attempt;
import io.cloudfreedom.router.contracts.usage.AttemptOutcome;
import io.cloudfreedom.router.contracts.usage.Quality;
import io.cloudfreedom.router.contracts.usage.RequestStatus;
import io.cloudfreedom.router.contracts.usage.Tokens;
import io.cloudfreedom.router.contracts.usage.Witness;
import io.cloudfreedom.router.gateway.admission.Admitted;
import io.cloudfreedom.router.gateway.lease.Leases;
import io.cloudfreedom.router.gateway.meter.Metered;
import io.cloudfreedom.router.gateway.rate.KeyLimits;
import io.cloudfreedom.router.gateway.rate.RateLimits;
import io.cloudfreedom.router.gateway.usage.UsageLog;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import io.cloudfreedom.router.pricing.Pricing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Books what an answer is known to have cost: on the leases in memory, and as a record for usage-service.
///
/// Only exact counts are booked. When another attempt came before the one that answered and the agent does
/// not say that it was free, only the agent's record knows what that cost: its worst case is kept on the
/// leases.
@ApplicationScoped
class Settlement {
    private final Leases leases;
    private final UsageLog usage;
    private final RateLimits rates;
    private final KeyLimits keyLimits;
    private final Clock clock;

    Settlement(Leases leases, UsageLog usage, RateLimits rates, KeyLimits keyLimits, Clock clock) {
        this.leases = leases;
        this.usage = usage;
        this.rates = rates;
        this.keyLimits = keyLimits;
        this.clock = clock;
    }

    /// Whether the answer told exactly what it used; if not, it is left to the agent's record.
    boolean book(
            Admitted admitted,
            Caller caller,
            Optional<Served> served,
            Metered metered,
            Instant firstToken,
            Story story) {
        if (served.isEmpty() || metered.exact().isEmpty()) {
            return false;
        }
        Tokens tokens = metered.exact().get();
        Money cost = book(admitted, caller, served.get(), tokens, firstToken, metered.providerRequestId());
        story.cost(tokens, cost, metered.providerRequestId());
        return true;
    }

    /// No attempt cost anything. The agent's record is the only one of the request.
    void nothingSpent(Admitted admitted) {
        leases.settle(
                admitted.reservation(),
                account -> account.unit() == Unit.REQUESTS && account.type() != AccountType.PROVIDER_KEY ? 1 : 0,
                account -> 0);
    }

    private Money book(
            Admitted admitted,
            Caller caller,
            Served served,
            Tokens tokens,
            Instant firstToken,
            @Nullable String providerId) {
        Money cost = Pricing.cost(served.candidate().price(), tokens);
        keyLimits.used(served.candidate().key(), tokens.input() + tokens.output());
        if (served.source() == KeySource.FALLBACK) {
            keyLimits.fellBack(served.candidate().key());
        }
        Shares shares = new Shares(admitted.worstCases(), admitted.admission().leases(), served, cost, tokens);
        leases.settle(admitted.reservation(), shares::spentOn, shares::keptOn);
        rates.used(caller, tokens.input() + tokens.output());
        usage.publish(record(admitted, caller, served, tokens, firstToken, providerId));
        return cost;
    }

    private UsageRecorded record(
            Admitted admitted,
            Caller caller,
            Served served,
            Tokens tokens,
            Instant firstToken,
            @Nullable String providerId) {
        var candidate = served.candidate();
        var admission = admitted.admission();
        Attempt attempt = new Attempt(
                candidate.key().id(),
                candidate.litellmModel(),
                AttemptOutcome.SUCCEEDED,
                Quality.EXACT,
                200,
                tokens.input(),
                tokens.cachedInput(),
                tokens.cacheWrite(),
                tokens.cacheWrite1h(),
                tokens.output(),
                tokens.reasoning(),
                providerId);
        return new UsageRecorded(
                admission.rid(),
                List.of(attempt),
                caller.tenant().id(),
                caller.key().id(),
                candidate.key().id(),
                served.source(),
                candidate.key().provider(),
                admission.model(),
                candidate.litellmModel(),
                admission.proxy(),
                admission.epoch(),
                Instant.ofEpochMilli(admission.iat()),
                clock.instant(),
                firstToken,
                RequestStatus.SUCCEEDED,
                200,
                tokens.input(),
                tokens.cachedInput(),
                tokens.cacheWrite(),
                tokens.cacheWrite1h(),
                tokens.output(),
                tokens.reasoning(),
                providerId,
                null,
                candidate.price().priceId(),
                admission.leases(),
                Witness.GATEWAY,
                Quality.EXACT);
    }
}
