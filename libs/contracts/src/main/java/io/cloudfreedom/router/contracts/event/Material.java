package io.cloudfreedom.router.contracts.event;

import java.util.Objects;
import java.util.UUID;

/// One immutable version of a secret in Vault: the path below the mount `llm`, pinned.
public record Material(UUID id, String path, long version) {
    public Material {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(path, "path is null");
    }
}
