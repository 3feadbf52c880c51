package io.cloudfreedom.router.config.convergence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;

/// How many of the proxies that serve a key's tenant have applied a version of it, and which have not.
///
/// A proxy that is silent gets no traffic and holds nobody up: it is listed, not counted.
public record Convergence(UUID keyId, long version, int proxies, int applied, int pending, List<Standing> standings) {
    public Convergence {
        standings = List.copyOf(standings);
    }

    static Convergence of(UUID keyId, long version, List<Standing> standings) {
        int counted = (int) standings.stream().filter(Standing::serving).count();
        int applied = (int) standings.stream()
                .filter(standing -> standing.serving() && standing.applied())
                .count();
        return new Convergence(keyId, version, counted, applied, counted - applied, standings);
    }

    @JsonIgnore
    public boolean isComplete() {
        return pending == 0;
    }

    /// One proxy; `rejected` says why it refused deployments of the key.
    public record Standing(String proxyId, boolean applied, boolean serving, List<String> rejected) {
        public Standing {
            rejected = List.copyOf(rejected);
        }
    }
}
