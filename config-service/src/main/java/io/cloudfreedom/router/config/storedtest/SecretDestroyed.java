package io.cloudfreedom.router.config.storedtest;

import io.cloudfreedom.router.kit.problem.ApiError;

/// There is nothing left to test: the key's secret is destroyed.
final class SecretDestroyed extends ApiError {
    private static final long serialVersionUID = 1L;

    SecretDestroyed() {
        super(409, "secret-destroyed", "The secret is destroyed", "There is no secret of this key any more.");
    }
}
