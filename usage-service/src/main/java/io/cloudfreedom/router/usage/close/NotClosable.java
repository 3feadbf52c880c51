package io.cloudfreedom.router.usage.close;

import io.cloudfreedom.router.kit.problem.ApiError;
import io.cloudfreedom.router.kit.problem.Problem;
import java.time.YearMonth;
import java.util.List;

/// The month cannot be closed yet (409); each reason comes with its remedy.
final class NotClosable extends ApiError {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem.Violation> violations;

    NotClosable(YearMonth month, List<Obstacle> obstacles) {
        super(409, "month-not-closable", "Month cannot be closed", month + " stays open: see errors.");
        this.violations = obstacles.stream().map(Obstacle::violation).toList();
    }

    @Override
    public List<Problem.Violation> violations() {
        return violations;
    }
}
