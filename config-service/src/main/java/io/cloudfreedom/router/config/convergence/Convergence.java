package io.cloudfreedom.router.config.convergence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;

/// How many of the proxies that serve a key's tenant have applied a version of it, and which have not (`pending`).
///
/// A proxy that is silent gets no traffic and holds nobody up: it is listed, not counted.
public record Convergence(
        UUID keyId, long version, int proxies, int applied, List<String> pending, List<Standing> standings) {
    public Convergence {
        pending = List.copyOf(pending);
        standings = List.copyOf(standings);
    }

    static Convergence of(UUID keyId, long version, List<Standing> standings) {
        List<Standing> counted = standings.stream().filter(Standing::serving).toList();
        List<String> pending = counted.stream()
                .filter(standing -> !standing.applied())
                .map(Standing::proxyId)
                .toList();
        return new Convergence(keyId, version, counted.size(), counted.size() - pending.size(), pending, standings);
    }

    @JsonIgnore
    public boolean isComplete() {
        return pending.isEmpty();
    }

    /// One proxy; `rejected` says why it refused deployments of the key.
    public record Standing(String proxyId, boolean applied, boolean serving, List<String> rejected) {
        public Standing {
            rejected = List.copyOf(rejected);
        }
    }
}
