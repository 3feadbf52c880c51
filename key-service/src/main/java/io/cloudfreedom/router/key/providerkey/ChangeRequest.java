package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.connection.credential.EndpointRule;
import io.cloudfreedom.router.key.operation.NewOperation;
import io.cloudfreedom.router.key.request.IdempotencyKey;
import io.cloudfreedom.router.key.request.Origin;
import java.util.UUID;

/// Who asks for a change, under which name, and what they may point at.
record ChangeRequest(IdempotencyKey idempotencyKey, Origin origin, EndpointRule endpoints) {

    /// The operation on a key that brings a secret.
    NewOperation operation(ProviderKey key, String route, String kind, UUID material, String digest) {
        return new NewOperation(
                idempotencyKey.operationId(key.tenantId(), route),
                kind,
                key.tenantId(),
                key.id(),
                material,
                digest,
                key.version(),
                origin);
    }
}
