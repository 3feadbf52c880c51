package io.cloudfreedom.router.gateway.lease;

import io.cloudfreedom.router.contracts.lease.AccountId;

/// What a request turned out to cost one account.
@FunctionalInterface
public interface Spending {
    /// The exact amount, in the account's unit.
    long on(AccountId account);
}
