package io.cloudfreedom.router.key.reconcile;

import io.cloudfreedom.router.kit.problem.ApiError;

/// A comparison cannot be made now.
abstract sealed class ReconciliationError extends ApiError {
    private static final long serialVersionUID = 1L;

    private ReconciliationError(int status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    /// 409.
    static final class UnderWay extends ReconciliationError {
        private static final long serialVersionUID = 1L;

        UnderWay() {
            super(409, "reconciliation-under-way", "Reconciliation under way", "One is under way; ask for its result.");
        }
    }

    /// 409.
    static final class OtherEpoch extends ReconciliationError {
        private static final long serialVersionUID = 1L;

        OtherEpoch() {
            super(
                    409,
                    "other-epoch",
                    "Vault has another epoch",
                    "accept_epoch must be the epoch_in_vault of the last reconciliation.");
        }
    }
}
