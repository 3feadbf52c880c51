package io.cloudfreedom.router.contracts.proxy;

import java.util.List;
import java.util.Objects;

/// What an agent serves after it applied a desired state and read it back.
public record Ack(
        long epoch,
        long generation,
        String checksum,
        List<String> applied,
        List<String> removed,
        List<Rejection> rejected) {
    public Ack {
        Objects.requireNonNull(checksum, "checksum is null");
        applied = List.copyOf(applied);
        removed = List.copyOf(removed);
        rejected = List.copyOf(rejected);
    }
}
