package io.cloudfreedom.router.contracts.event;

import io.cloudfreedom.router.contracts.Topic;
import java.time.Instant;
import java.util.Objects;

/// A signed statement of how large the audit log is and what its root is. Whoever keeps these can tell that
/// the log was cut or rewritten afterwards.
///
/// @param root SHA-256 in hex
/// @param note the signed note, which says the same
public record AuditCheckpointed(String origin, long size, String root, Instant at, String note) implements Event {
    public AuditCheckpointed {
        Objects.requireNonNull(origin, "origin is null");
        Objects.requireNonNull(root, "root is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(note, "note is null");
    }

    @Override
    public Topic topic() {
        return Topic.AUDIT_CHECKPOINTS;
    }

    /// Each size is a key of its own, so that compaction keeps every checkpoint.
    @Override
    public String key() {
        return Long.toString(size);
    }
}
