package io.cloudfreedom.router.contracts.admission;

import java.util.Objects;

/// One group of deployments that may be tried, and the worst case `r` (nano-USD) of one attempt there.
public record AdmittedAttempt(String group, long r) {
    public AdmittedAttempt {
        Objects.requireNonNull(group, "group is null");
    }
}
