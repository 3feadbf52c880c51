package io.cloudfreedom.router.contracts.lease;

import java.util.List;

/// The answers to a batch, in its order.
public record GrantResults(List<GrantResult> results) {
    public GrantResults {
        results = List.copyOf(results);
    }
}
