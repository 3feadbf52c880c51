package io.cloudfreedom.router.usage.parameter;

import io.cloudfreedom.router.kit.problem.ApiError;
import io.cloudfreedom.router.kit.problem.Problem;
import java.util.List;

/// A query parameter that cannot be used (400).
public final class InvalidParameter extends ApiError {
    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String remedy;

    /// @param remedy what is wrong with it and what to send instead
    public InvalidParameter(String parameter, String remedy) {
        super(400, "invalid-request", "Invalid parameter", "Parameter " + parameter + " " + remedy + ".");
        this.parameter = parameter;
        this.remedy = remedy;
    }

    @Override
    public List<Problem.Violation> violations() {
        return List.of(new Problem.Violation("#/" + parameter, remedy));
    }
}
