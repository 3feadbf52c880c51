package io.cloudfreedom.router.key.virtualkey;

import io.cloudfreedom.router.kit.problem.ApiError;

/// A virtual key does not allow what was asked.
abstract sealed class VirtualKeyError extends ApiError {
    private static final long serialVersionUID = 1L;

    private VirtualKeyError(int status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    /// 409.
    static final class Revoked extends VirtualKeyError {
        private static final long serialVersionUID = 1L;

        Revoked() {
            super(
                    409,
                    "virtual-key-revoked",
                    "The virtual key is revoked",
                    "A revoked key stays so; create another one.");
        }
    }
}
