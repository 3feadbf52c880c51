package io.cloudfreedom.router.gateway.lease;

import io.cloudfreedom.router.contracts.lease.AccountId;
import java.util.Objects;

/// The most that a request can cost one account, in the account's unit.
public record Charge(AccountId account, long amount) {
    public Charge {
        Objects.requireNonNull(account, "account is null");
        if (amount < 0) {
            throw new IllegalArgumentException("a charge is not negative: " + amount);
        }
    }
}
