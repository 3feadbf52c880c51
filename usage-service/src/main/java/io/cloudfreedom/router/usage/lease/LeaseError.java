package io.cloudfreedom.router.usage.lease;

import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.kit.problem.ApiError;
import java.util.Collection;
import java.util.stream.Collectors;

/// What can be wrong with a call about leases.
abstract sealed class LeaseError extends ApiError {
    private static final long serialVersionUID = 1L;

    private LeaseError(int status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    /// Accounts whose owner has not been heard of (yet), or is deleted: nothing of the batch was granted.
    static final class UnknownAccounts extends LeaseError {
        private static final long serialVersionUID = 1L;

        UnknownAccounts(Collection<AccountId> accounts) {
            super(
                    404,
                    "account-unknown",
                    "Account unknown",
                    accounts.stream().map(AccountId::toString).sorted().collect(Collectors.joining(", "))
                            + ": not announced yet, or deleted. Nothing was granted; try again when it is announced.");
        }
    }
}
