package io.cloudfreedom.router.kit.outbound;

/// Why a call to a foreign address got no response.
public final class OutboundFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    OutboundFailure(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// The ways to fail.
    public enum Reason {
        /// The address is one that we do not call.
        REFUSED,
        /// There is no such host.
        UNKNOWN_HOST,
        /// The host's certificate is not good for its name.
        TLS,
        /// Nobody answers there.
        UNREACHABLE,
        /// The connection was closed before anything of a response came: whoever may ask twice, asks again.
        CLOSED,
        /// No response in time.
        TIMEOUT,
        /// The response is longer than allowed.
        TOO_LARGE
    }
}
