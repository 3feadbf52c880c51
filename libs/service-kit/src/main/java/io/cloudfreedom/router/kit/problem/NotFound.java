package io.cloudfreedom.router.kit.problem;

/// There is no such thing, or none that the caller may know of: the two answers are the same.
public final class NotFound extends ApiError {
    private static final long serialVersionUID = 1L;

    /// @param kind what was looked for, for example `tenant`
    public NotFound(String kind) {
        super(404, "not-found", "Not found", "There is no such " + kind + ".");
    }
}
