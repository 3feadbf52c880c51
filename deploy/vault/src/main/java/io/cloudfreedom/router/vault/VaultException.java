package io.cloudfreedom.router.vault;

import java.io.Serial;

/// Vault refused or did not answer; the message names the path and the status, never a body, which may hold a secret.
public final class VaultException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    VaultException(String method, String path, int status) {
        super("vault answered " + status + " to " + method + " " + path);
        this.status = status;
    }

    VaultException(String message, Throwable cause) {
        super(message, cause);
        this.status = 0;
    }

    /// The HTTP status, 0 when there was no answer.
    public int status() {
        return status;
    }
}
