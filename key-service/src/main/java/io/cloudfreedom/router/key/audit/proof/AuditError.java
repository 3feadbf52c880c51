package io.cloudfreedom.router.key.audit.proof;

import io.cloudfreedom.router.kit.problem.ApiError;
import java.util.Map;

/// What cannot be proved, or not yet.
abstract sealed class AuditError extends ApiError {
    private static final long serialVersionUID = 1L;

    private AuditError(int status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    /// 409.
    static final class CheckpointPending extends AuditError {
        private static final long serialVersionUID = 1L;

        CheckpointPending() {
            super(
                    409,
                    "checkpoint-pending",
                    "Not signed yet",
                    "No checkpoint covers this entry yet; one is signed within a minute.");
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("Retry-After", "60");
        }
    }
}
