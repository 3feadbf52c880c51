package io.cloudfreedom.router.key.operation;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;

/// Nobody dies on purpose in production.
@DefaultBean
@ApplicationScoped
class NoCrashes implements CrashPoints {
    @Override
    public void reached(CrashPoint point) {
        // The process goes on.
    }
}
