package io.cloudfreedom.router.gateway.route;

import io.cloudfreedom.router.contracts.catalog.KeySource;
import java.util.List;

/// A group of deployments in LiteLLM, and the keys in it that may serve: of a tenant's own keys one after the
/// other, of the shared ones one, until there is an answer.
///
/// @param attempts how many of the keys are tried at most
public record Leg(KeySource source, String group, List<Candidate> candidates, int attempts) {
    /// Each attempt takes room in every budget for as long as the request runs, whether it is made or not.
    private static final int MOST_OWN_KEYS = 3;

    public Leg(KeySource source, String group, List<Candidate> candidates) {
        this(source, group, candidates, source == KeySource.OWN ? Math.min(MOST_OWN_KEYS, candidates.size()) : 1);
    }

    public Leg {
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("a leg without a key: " + group);
        }
    }

    Leg firstAttemptOnly() {
        return new Leg(source, group, candidates, 1);
    }
}
