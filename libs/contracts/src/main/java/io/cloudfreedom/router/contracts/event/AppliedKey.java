package io.cloudfreedom.router.contracts.event;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A provider key and the version of it that is now served; null when it is no longer served.
public record AppliedKey(UUID providerKeyId, @Nullable Long version) {
    public AppliedKey {
        Objects.requireNonNull(providerKeyId, "providerKeyId is null");
    }
}
