package io.cloudfreedom.router.kit.trace;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.Optional;

/// The trace that the work at hand belongs to; it goes where the request's context goes.
public final class Traces {
    private static final String KEY = "router.traceparent";

    private Traces() {}

    /// Empty for work that nobody asked for, such as a timer's.
    public static Optional<Traceparent> current() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
    }

    /// From here on the work belongs to the trace. Work without a context of its own belongs to none.
    public static void enter(Traceparent trace) {
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(KEY, trace);
        }
    }

    /// From here on the work belongs to no trace.
    public static void leave() {
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.remove(KEY);
        }
    }
}
