package io.cloudfreedom.router.key.operation;

import io.cloudfreedom.router.key.request.Origin;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request that is about to be carried out.
///
/// @param id SHA-256 over tenant, route and Idempotency-Key
/// @param objectId what it is about; an earlier attempt's id wins over it
/// @param materialId the place of the secret that it brings; null when it brings none
/// @param digest tells another request under the same Idempotency-Key
/// @param baseVersion the version that it changes, 0 for a new object
public record NewOperation(
        String id,
        String kind,
        UUID tenantId,
        UUID objectId,
        @Nullable UUID materialId,
        String digest,
        long baseVersion,
        Origin origin) {
    public NewOperation {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(tenantId, "tenantId is null");
        Objects.requireNonNull(objectId, "objectId is null");
        Objects.requireNonNull(digest, "digest is null");
        Objects.requireNonNull(origin, "origin is null");
    }
}
