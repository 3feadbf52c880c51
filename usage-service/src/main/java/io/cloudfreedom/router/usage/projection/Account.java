package io.cloudfreedom.router.usage.projection;

import io.cloudfreedom.router.contracts.lease.AccountId;
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
}
