package io.cloudfreedom.router.usage.rebuild;

import io.cloudfreedom.router.kit.problem.ApiError;

/// One rebuild at a time (409).
final class RebuildRunning extends ApiError {
    private static final long serialVersionUID = 1L;

    RebuildRunning() {
        super(409, "rebuild-running", "A rebuild is running", "Wait until the rebuild that runs has ended.");
    }
}
