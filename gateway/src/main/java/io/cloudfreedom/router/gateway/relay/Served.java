package io.cloudfreedom.router.gateway.relay;

import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.gateway.admission.Admitted;
import io.cloudfreedom.router.gateway.route.Candidate;
import io.cloudfreedom.router.gateway.route.Leg;
import io.vertx.core.MultiMap;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose key answered, read from LiteLLM's headers.
///
/// @param first whether the first attempt answered, so that no other attempt can have cost anything
record Served(Candidate candidate, KeySource source, boolean first) {
    static Optional<Served> of(Admitted admitted, MultiMap headers) {
        String deployment = headers.get("x-litellm-model-id");
        if (deployment == null) {
            return Optional.empty();
        }
        UUID key = keyOf(deployment);
        if (key == null) {
            return Optional.empty();
        }
        return admitted.plan().legOf(key).map(leg -> of(admitted, leg, key, headers));
    }

    private static Served of(Admitted admitted, Leg leg, UUID key, MultiMap headers) {
        Candidate candidate = leg.candidates().stream()
                .filter(c -> c.key().id().equals(key))
                .findFirst()
                .orElseThrow();
        boolean firstLeg = leg.equals(admitted.plan().legs().getFirst());
        boolean fallback = !firstLeg && leg.source() == KeySource.SHARED;
        boolean retried = isPositive(headers.get("x-litellm-attempted-retries"))
                || isPositive(headers.get("x-litellm-attempted-fallbacks"));
        return new Served(candidate, fallback ? KeySource.FALLBACK : leg.source(), firstLeg && !retried);
    }

    private static boolean isPositive(@Nullable String count) {
        return count != null && !count.isEmpty() && !count.equals("0");
    }

    private static @Nullable UUID keyOf(String deployment) {
        int colon = deployment.indexOf(':');
        try {
            return UUID.fromString(colon < 0 ? deployment : deployment.substring(0, colon));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
