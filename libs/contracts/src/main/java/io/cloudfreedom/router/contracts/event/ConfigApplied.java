package io.cloudfreedom.router.contracts.event;

import io.cloudfreedom.router.contracts.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A LiteLLM applied a generation and read it back.
public record ConfigApplied(
        String proxyId,
        long epoch,
        long generation,
        String checksum,
        List<AppliedKey> keys,
        List<Rejected> rejected,
        Instant appliedAt)
        implements Event {
    public ConfigApplied {
        Objects.requireNonNull(proxyId, "proxyId is null");
        Objects.requireNonNull(checksum, "checksum is null");
        Objects.requireNonNull(appliedAt, "appliedAt is null");
        keys = List.copyOf(keys);
        rejected = List.copyOf(rejected);
    }

    @Override
    public Topic topic() {
        return Topic.CONFIG_APPLIED;
    }

    @Override
    public String key() {
        return proxyId;
    }
}
