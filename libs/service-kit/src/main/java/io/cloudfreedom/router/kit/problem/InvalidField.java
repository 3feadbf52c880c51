package io.cloudfreedom.router.kit.problem;

import java.util.List;

/// The request is well formed, but fields of it cannot be accepted (422).
public final class InvalidField extends ApiError {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem.Violation> violations;

    public InvalidField(List<Problem.Violation> violations) {
        super(422, "invalid-request", "Invalid request", "Correct the fields listed under errors.");
        this.violations = List.copyOf(violations);
    }

    /// @param field the name of a top-level field, as in the JSON
    public static InvalidField of(String field, String detail) {
        return new InvalidField(List.of(new Problem.Violation("#/" + field, detail)));
    }

    @Override
    public List<Problem.Violation> violations() {
        return violations;
    }
}
