package io.cloudfreedom.router.key.secret;

import java.util.Objects;
import java.util.UUID;

/// Where one immutable version of a secret lies below the mount `llm`: `{tenant}/{key}/{material}`.
public record MaterialPath(UUID tenantId, UUID keyId, UUID materialId) {
    public MaterialPath {
        Objects.requireNonNull(tenantId, "tenantId is null");
        Objects.requireNonNull(keyId, "keyId is null");
        Objects.requireNonNull(materialId, "materialId is null");
    }

    @Override
    public String toString() {
        return tenantId + "/" + keyId + "/" + materialId;
    }
}
