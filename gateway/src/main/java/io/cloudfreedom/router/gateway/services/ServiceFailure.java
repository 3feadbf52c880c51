package io.cloudfreedom.router.gateway.services;

/// A service answered, and not with success.
public final class ServiceFailure extends Exception {
    private final int status;

    public ServiceFailure(int status) {
        super("the service answered " + status, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
