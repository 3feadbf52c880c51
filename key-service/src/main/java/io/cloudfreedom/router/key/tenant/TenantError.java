package io.cloudfreedom.router.key.tenant;

import io.cloudfreedom.router.kit.problem.ApiError;

/// A tenant does not allow what was asked.
abstract sealed class TenantError extends ApiError {
    private static final long serialVersionUID = 1L;

    private TenantError(int status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    /// 409.
    static final class SlugTaken extends TenantError {
        private static final long serialVersionUID = 1L;

        SlugTaken() {
            super(409, "slug-taken", "Slug is taken", "Another tenant has this slug; choose another one.");
        }
    }

    /// 409.
    static final class ConfirmationMissing extends TenantError {
        private static final long serialVersionUID = 1L;

        ConfirmationMissing() {
            super(
                    409,
                    "confirmation-missing",
                    "Confirmation is missing",
                    "Deleting a tenant deletes its keys; confirm it with ?confirm=<slug>.");
        }
    }

    /// 409.
    static final class PlatformStays extends TenantError {
        private static final long serialVersionUID = 1L;

        PlatformStays() {
            super(409, "platform-stays", "The platform stays", "The platform's own tenant cannot be deleted.");
        }
    }
}
