package io.cloudfreedom.router.key.request;

import io.cloudfreedom.router.kit.problem.ApiError;

/// The headers of a request do not allow to carry it out.
public abstract sealed class RequestError extends ApiError {
    private static final long serialVersionUID = 1L;

    private RequestError(int status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    /// 400.
    public static final class IdempotencyKeyMissing extends RequestError {
        private static final long serialVersionUID = 1L;

        public IdempotencyKeyMissing() {
            super(
                    400,
                    "idempotency-key-missing",
                    "Idempotency-Key is missing",
                    "Send a header Idempotency-Key of 1 to 200 visible ASCII characters, fresh for each operation.");
        }
    }

    /// 422.
    public static final class IdempotencyKeyReused extends RequestError {
        private static final long serialVersionUID = 1L;

        public IdempotencyKeyReused() {
            super(
                    422,
                    "idempotency-key-reused",
                    "Idempotency-Key is already used",
                    "This Idempotency-Key belongs to a different request; use a fresh one.");
        }
    }

    /// 409.
    public static final class OperationAborted extends RequestError {
        private static final long serialVersionUID = 1L;

        public OperationAborted() {
            super(
                    409,
                    "operation-aborted",
                    "Operation was aborted",
                    "The operation with this Idempotency-Key did not finish and left nothing behind; begin a new one"
                            + " with a fresh key.");
        }
    }

    /// 428.
    public static final class PreconditionRequired extends RequestError {
        private static final long serialVersionUID = 1L;

        public PreconditionRequired() {
            super(
                    428,
                    "precondition-required",
                    "Precondition required",
                    "Send If-Match with the ETag that you have read.");
        }
    }

    /// 412.
    public static final class PreconditionFailed extends RequestError {
        private static final long serialVersionUID = 1L;

        public PreconditionFailed() {
            super(
                    412,
                    "precondition-failed",
                    "Precondition failed",
                    "The object has changed since you read it; read it again.");
        }
    }

    /// 409.
    public static final class ConcurrentChange extends RequestError {
        private static final long serialVersionUID = 1L;

        public ConcurrentChange() {
            super(
                    409,
                    "concurrent-change",
                    "Changed at the same time",
                    "Another request changed the object meanwhile; read it again and repeat the change.");
        }
    }
}
