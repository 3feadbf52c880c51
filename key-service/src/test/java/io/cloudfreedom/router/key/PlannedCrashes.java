package io.cloudfreedom.router.key;

import io.cloudfreedom.router.key.operation.CrashPoint;
import io.cloudfreedom.router.key.operation.CrashPoints;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Breaks off the work at a crash point, once, as if the process had died there: nothing after it happens.
@ApplicationScoped
public class PlannedCrashes implements CrashPoints {
    private final AtomicReference<@Nullable CrashPoint> planned = new AtomicReference<>();

    public void planAt(CrashPoint point) {
        planned.set(point);
    }

    public boolean happened() {
        return planned.get() == null;
    }

    @Override
    public void reached(CrashPoint point) {
        if (planned.compareAndSet(point, null)) {
            throw new Crash(point);
        }
    }

    /// No failure that any code would handle.
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash(CrashPoint point) {
            super("planned crash at " + point, null, false, false);
        }
    }
}
