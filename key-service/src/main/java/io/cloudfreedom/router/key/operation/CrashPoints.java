package io.cloudfreedom.router.key.operation;

/// Where tests let the process die.
public interface CrashPoints {
    void reached(CrashPoint point);
}
