package io.cloudfreedom.router.usage.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.lease.AccountId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is true of limits, by nothing but addition.
final class Oracle {
    private final Map<AccountId, Long> limits = new HashMap<>();
    private final Map<AccountId, Long> running = new HashMap<>();
    private final Map<AccountId, Long> spent = new HashMap<>();
    private long requests;

    /// Limits are only raised.
    synchronized void limit(AccountId account, long limit) {
        limits.merge(account, limit, Math::max);
    }

    /// A provider is called: from here on up to `worst` may be charged on each account.
    synchronized void begins(List<AccountId> accounts, long worst) {
        requests++;
        for (AccountId account : accounts) {
            running.merge(account, worst, Long::sum);
            long most = spent.getOrDefault(account, 0L) + running.getOrDefault(account, 0L);
            assertThat(most)
                    .as("what can have been spent on %s", account)
                    .isLessThanOrEqualTo(limits.getOrDefault(account, 0L));
        }
    }

    synchronized void ends(List<AccountId> accounts, long worst, long actual) {
        for (AccountId account : accounts) {
            running.merge(account, -worst, Long::sum);
            spent.merge(account, actual, Long::sum);
        }
    }

    synchronized long spent(AccountId account) {
        return spent.getOrDefault(account, 0L);
    }

    synchronized long requests() {
        return requests;
    }
}
