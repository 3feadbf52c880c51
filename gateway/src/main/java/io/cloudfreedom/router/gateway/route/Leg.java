package io.cloudfreedom.router.gateway.route;

import io.cloudfreedom.router.contracts.catalog.KeySource;
import java.util.List;

/// One attempt: a group of deployments in LiteLLM, and the keys in it that may serve.
public record Leg(KeySource source, String group, List<Candidate> candidates) {
    public Leg {
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("a leg without a key: " + group);
        }
    }
}
