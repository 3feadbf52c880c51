package io.cloudfreedom.router.gateway.relay;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.contracts.lease.Unit;
import io.cloudfreedom.router.contracts.usage.Tokens;
import io.cloudfreedom.router.gateway.admission.WorstCases;
import java.util.List;
import java.util.UUID;

/// What each account is charged for an answer, and what is kept on it for attempts before, which only the agent's
/// record can tell.
///
/// @param reserved what was taken on each account
record Shares(WorstCases worstCases, List<LeaseShare> reserved, Served served, Money cost, Tokens tokens) {
    Shares {
        reserved = List.copyOf(reserved);
    }

    /// The serving key, the tenant and the virtual key pay, other keys do not.
    long spentOn(AccountId account) {
        if (isAnotherKey(account)) {
            return 0;
        }
        return switch (account.unit()) {
            case REQUESTS -> 1;
            case TOKENS -> tokens.input() + tokens.output();
            case USD -> cost.nanoUsd();
        };
    }

    /// Another key keeps all that it had reserved, unless it was never reached; tenant and virtual key what attempts
    /// before may have cost.
    long keptOn(AccountId account) {
        if (served.alone()) {
            return 0;
        }
        if (isAnotherKey(account)) {
            return worstCases.mayHaveTried(account.id(), served.leg()) ? reservedOn(account) : 0;
        }
        boolean ofTheKey = account.type() == AccountType.PROVIDER_KEY;
        return account.unit() == Unit.USD && !ofTheKey ? worstCases.beside(served.leg()) : 0;
    }

    private long reservedOn(AccountId account) {
        return reserved.stream()
                .filter(share -> share.account().equals(account))
                .mapToLong(LeaseShare::r)
                .max()
                .orElse(0);
    }

    private boolean isAnotherKey(AccountId account) {
        UUID key = served.candidate().key().id();
        return account.type() == AccountType.PROVIDER_KEY && !account.id().equals(key);
    }
}
