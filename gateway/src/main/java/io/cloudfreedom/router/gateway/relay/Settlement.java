package io.cloudfreedom.router.gateway.relay;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.event.UsageRecorded;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.contracts.lease.Unit;
import io.cloudfreedom.router.contracts.usage.Attempt;
import io.cloudfreedom.router.contracts.usage.AttemptOutcome;
import io.cloudfreedom.router.contracts.usage.Quality;
import io.cloudfreedom.router.contracts.usage.RequestStatus;
import io.cloudfreedom.router.contracts.usage.Tokens;
import io.cloudfreedom.router.contracts.usage.Witness;
import io.cloudfreedom.router.gateway.admission.Admitted;
import io.cloudfreedom.router.gateway.lease.Leases;
import io.cloudfreedom.router.gateway.lease.Spending;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
        UUID key = served.candidate().key().id();
        keyLimits.used(served.candidate().key(), tokens.input() + tokens.output());
        if (served.source() == KeySource.FALLBACK) {
            keyLimits.fellBack(served.candidate().key());
        }
        leases.settle(
                admitted.reservation(), account -> spent(account, key, cost, tokens), keep(admitted, served, key));
        rates.used(caller, tokens.input() + tokens.output());
        usage.publish(record(admitted, caller, served, tokens, firstToken, providerId));
        return cost;
    }

    /// What one account is charged: the serving key, the tenant and the virtual key pay, other keys do not.
    private static long spent(AccountId account, UUID key, Money cost, Tokens tokens) {
        if (isOtherKey(account, key)) {
            return 0;
        }
        return switch (account.unit()) {
            case REQUESTS -> 1;
            case TOKENS -> tokens.input() + tokens.output();
            case USD -> cost.nanoUsd();
        };
    }

    private static boolean isOtherKey(AccountId account, UUID key) {
        return account.type() == AccountType.PROVIDER_KEY && !account.id().equals(key);
    }

    /// Another key keeps all that it had reserved; tenant and virtual key what an attempt before may have cost.
    private static Spending keep(Admitted admitted, Served served, UUID key) {
        if (served.alone()) {
            return account -> 0;
        }
        long others = admitted.reservedBeside(served.leg());
        Map<AccountId, Long> reserved = admitted.admission().leases().stream()
                .collect(Collectors.toMap(LeaseShare::account, LeaseShare::r, Math::max));
        return account -> {
            if (isOtherKey(account, key)) {
                return reserved.getOrDefault(account, 0L);
            }
            return account.unit() == Unit.USD && account.type() != AccountType.PROVIDER_KEY ? others : 0;
        };
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
