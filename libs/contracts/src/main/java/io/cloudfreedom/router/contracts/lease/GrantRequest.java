package io.cloudfreedom.router.contracts.lease;

import java.util.Objects;

/// Asks for room on one account, in nano-USD (or requests, or tokens, as the account counts).
/// `need` is the least that helps, `want` what would be welcome.
public record GrantRequest(GrantId grantId, long need, long want) {
    public GrantRequest {
        Objects.requireNonNull(grantId, "grantId is null");
    }
}
