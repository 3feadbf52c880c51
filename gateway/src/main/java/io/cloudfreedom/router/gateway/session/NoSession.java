package io.cloudfreedom.router.gateway.session;

/// Nobody is logged in.
public final class NoSession extends Exception {
    NoSession() {
        super("no valid login", null, false, false);
    }
}
