package io.cloudfreedom.router.usage.health;

import io.cloudfreedom.router.contracts.usage.AgentRecord;
import io.cloudfreedom.router.contracts.usage.Attempt;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One attempt with a provider key that says something of the key.
///
/// @param failure its class, see `KeyHealthChanged`; null when the provider answered
record Sighting(UUID providerKeyId, Instant at, @Nullable String failure) implements Comparable<Sighting> {
    /// Answers that blame the request, not the key.
    private static final Set<Integer> REQUESTS_FAULT = Set.of(400, 413, 415, 422);

    private static final Comparator<Sighting> ORDER =
            Comparator.comparing(Sighting::at).thenComparing(s -> s.failure() == null ? "" : s.failure());

    Sighting {
        Objects.requireNonNull(providerKeyId, "providerKeyId is null");
        Objects.requireNonNull(at, "at is null");
    }

    static Stream<Sighting> of(AgentRecord.Usage usage) {
        return usage.attempts().stream()
                .filter(attempt -> !REQUESTS_FAULT.contains(attempt.httpStatus()))
                .map(attempt -> new Sighting(
                        attempt.providerKeyId(),
                        usage.completedAt(),
                        failure(attempt).orElse(null)));
    }

    @Override
    public int compareTo(Sighting other) {
        return ORDER.compare(this, other);
    }

    private static Optional<String> failure(Attempt attempt) {
        return switch (attempt.outcome()) {
            case SUCCEEDED -> Optional.empty();
            case TIMEOUT -> Optional.of("timeout");
            case CUT -> Optional.of("cut");
            case PROVIDER_ERROR ->
                Optional.of(attempt.httpStatus() == 0 ? "unreachable" : Integer.toString(attempt.httpStatus()));
        };
    }
}
