package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.kit.problem.ApiError;

/// Why an agent's call is not taken.
abstract sealed class AgentRefused extends ApiError {
    private static final long serialVersionUID = 1L;

    private AgentRefused(int status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    /// No bearer, a wrong one, or no such proxy: the answers are the same.
    static final class Unknown extends AgentRefused {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super(401, "unauthorized", "Not authenticated", "Send the bearer of this proxy, read from Vault.");
        }
    }

    /// The acknowledgement is of an earlier life of the process, or of a generation that never was.
    static final class Stale extends AgentRefused {
        private static final long serialVersionUID = 1L;

        Stale(String detail) {
            super(409, "stale-acknowledgement", "Stale acknowledgement", detail);
        }
    }
}
