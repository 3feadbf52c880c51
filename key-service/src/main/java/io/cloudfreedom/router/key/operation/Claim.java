package io.cloudfreedom.router.key.operation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a request finds when it claims its operation.
public sealed interface Claim {
    /// It is this request's to carry out; `attempt` is above 1 when an earlier attempt did not finish, whose
    /// ids and base version hold on.
    record Mine(
            String id,
            UUID tenantId,
            UUID objectId,
            @Nullable UUID materialId,
            long baseVersion,
            int attempt) implements Claim {
        /// @throws IllegalStateException when the operation brings no secret
        public UUID material() {
            if (materialId == null) {
                throw new IllegalStateException("operation " + id + " has no material");
            }
            return materialId;
        }
    }

    /// It was carried out before; this was the answer.
    record Done(String response) implements Claim {}
}
