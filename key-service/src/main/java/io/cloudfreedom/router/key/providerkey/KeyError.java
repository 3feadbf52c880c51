package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.kit.problem.ApiError;
import io.cloudfreedom.router.kit.problem.Problem;
import java.util.List;

/// A provider key does not allow what was asked.
abstract sealed class KeyError extends ApiError {
    private static final long serialVersionUID = 1L;

    private KeyError(int status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    /// 422.
    static final class RefusedByProvider extends KeyError {
        private static final long serialVersionUID = 1L;

        RefusedByProvider() {
            super(
                    422,
                    "invalid-key",
                    "The provider refuses the key",
                    "The provider does not accept this secret; nothing was saved. Correct it and use a fresh"
                            + " Idempotency-Key.");
        }

        @Override
        public List<Problem.Violation> violations() {
            return List.of(new Problem.Violation("#/api_key", "the provider does not accept it (invalid_key)"));
        }
    }

    /// 409.
    static final class BeingDeleted extends KeyError {
        private static final long serialVersionUID = 1L;

        BeingDeleted() {
            super(409, "key-being-deleted", "The key is being deleted", "A key that is being deleted cannot change.");
        }
    }

    /// 422.
    static final class SecretNeeded extends KeyError {
        private static final long serialVersionUID = 1L;

        SecretNeeded() {
            super(
                    422,
                    "secret-needed",
                    "The secret is needed",
                    "A stored secret is never sent to another endpoint: send api_key together with the change of"
                            + " endpoint, provider or kind of credential.");
        }

        @Override
        public List<Problem.Violation> violations() {
            return List.of(new Problem.Violation("#/api_key", "is required with this change"));
        }
    }

    /// 409.
    static final class NothingToRollBackTo extends KeyError {
        private static final long serialVersionUID = 1L;

        NothingToRollBackTo() {
            super(
                    409,
                    "nothing-to-roll-back-to",
                    "Nothing to roll back to",
                    "There is no earlier secret of this key whose overlap still lasts.");
        }
    }
}
