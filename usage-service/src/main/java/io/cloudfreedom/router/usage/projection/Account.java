package io.cloudfreedom.router.usage.projection;

import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.Unit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A limited thing as its owner last described it; a null limit is no limit.
record Account(
        AccountId id,
        UUID tenantId,
        long version,
        boolean live,
        @Nullable Long dayLimit,
        @Nullable Long monthLimit) {
    Account {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(tenantId, "tenantId is null");
    }

    /// What can be limited of a tenant or a key.
    ///
    /// @param id of the tenant or key
    /// @param live false when it is deleted: nothing is lent any more
    record Holder(AccountType type, UUID id, UUID tenantId, long version, boolean live) {
        /// Its three accounts: dollars, requests, tokens.
        List<Account> accounts(Limits limits) {
            return List.of(
                    account(Unit.USD, limits.dayNanoUsd(), limits.monthNanoUsd()),
                    account(Unit.REQUESTS, limits.dayRequests(), null),
                    account(Unit.TOKENS, limits.dayTokens(), null));
        }

        private Account account(Unit unit, @Nullable Long day, @Nullable Long month) {
            return new Account(new AccountId(type, id, unit), tenantId, version, live, day, month);
        }
    }

    /// The limits of one holder.
    record Limits(
            @Nullable Long dayNanoUsd,
            @Nullable Long monthNanoUsd,
            @Nullable Long dayRequests,
            @Nullable Long dayTokens) {}
}
