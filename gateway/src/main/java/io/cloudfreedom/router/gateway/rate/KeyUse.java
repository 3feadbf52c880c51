package io.cloudfreedom.router.gateway.rate;

import io.cloudfreedom.router.gateway.rate.KeyLimits.Counts;
import org.jspecify.annotations.Nullable;

/// One request on a provider key; ends once, later endings are ignored. Used by one thread.
public final class KeyUse {
    /// On a key without limits.
    public static final KeyUse UNLIMITED = new KeyUse(null);

    private @Nullable Counts counts;

    KeyUse(@Nullable Counts counts) {
        this.counts = counts;
    }

    /// The request is over.
    public void end() {
        if (counts != null) {
            counts.end();
            counts = null;
        }
    }

    /// The request never reached the key.
    public void cancel() {
        if (counts != null) {
            counts.cancel();
            counts = null;
        }
    }
}
