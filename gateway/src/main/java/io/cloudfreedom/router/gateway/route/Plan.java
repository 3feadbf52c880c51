package io.cloudfreedom.router.gateway.route;

import io.cloudfreedom.router.contracts.event.ModelChanged;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The way of a request: its legs in order, and the keys of their groups that must not serve.
public record Plan(ModelChanged model, List<Leg> legs, List<UUID> deny) {
    public Plan {
        legs = List.copyOf(legs);
        deny = List.copyOf(deny);
    }

    /// The same without a second try.
    public Plan firstAttemptOnly() {
        return new Plan(model, List.of(legs.getFirst().firstAttemptOnly()), deny);
    }

    public Stream<Candidate> candidates() {
        return legs.stream().flatMap(leg -> leg.candidates().stream());
    }

    /// The leg that a key is in.
    public Optional<Leg> legOf(UUID providerKey) {
        return legs.stream()
                .filter(leg ->
                        leg.candidates().stream().anyMatch(c -> c.key().id().equals(providerKey)))
                .findFirst();
    }
}
