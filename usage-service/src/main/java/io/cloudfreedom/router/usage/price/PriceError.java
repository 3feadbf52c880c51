package io.cloudfreedom.router.usage.price;

import io.cloudfreedom.router.kit.problem.ApiError;

/// Why a price cannot be added.
abstract sealed class PriceError extends ApiError {
    private static final long serialVersionUID = 1L;

    private PriceError(int status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    /// Prices are never changed.
    static final class Exists extends PriceError {
        private static final long serialVersionUID = 1L;

        Exists() {
            super(
                    409,
                    "price-exists",
                    "Price exists",
                    "There is a price for this model, scope and moment. Choose a later effective_from.");
        }
    }
}
