package io.cloudfreedom.router.contracts.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The SHA-256 (lower-case hex) of a virtual key's token; during a rotation the old one has a last moment.
public record TokenHash(String sha256, @Nullable Instant validUntil) {
    public TokenHash {
        Objects.requireNonNull(sha256, "sha256 is null");
    }
}
