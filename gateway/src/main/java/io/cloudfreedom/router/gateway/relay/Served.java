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
/// @param alone whether no other attempt can have cost anything: the first one answered, or the agent says so
record Served(Leg leg, Candidate candidate, KeySource source, boolean alone) {
    /// The agent's word that every attempt which failed was refused by its provider: it costs nothing, and
    /// the agent's record will say the same.
    private static final String FAILED_ATTEMPTS = "x-cf-failed-attempts";

    static boolean failuresWereFree(MultiMap headers) {
        return "free".equals(headers.get(FAILED_ATTEMPTS));
    }

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
        boolean alone = failuresWereFree(headers) || (firstLeg && !retried);
        return new Served(leg, candidate, fallback ? KeySource.FALLBACK : leg.source(), alone);
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
