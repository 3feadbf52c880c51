package io.cloudfreedom.router.kit.problem;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A refusal that the caller can understand and act on. Each feature has its own sealed family of these.
public abstract class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String title;

    /// @param type the last part of the problem type, for example `tenant-not-found`
    /// @param detail what is wrong in this case and what to do about it; never a secret
    protected ApiError(int status, String type, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.type = Objects.requireNonNull(type, "type is null");
        this.title = Objects.requireNonNull(title, "title is null");
    }

    public final int status() {
        return status;
    }

    public final String type() {
        return type;
    }

    public final String title() {
        return title;
    }

    /// The fields at fault; none by default.
    public List<Problem.Violation> violations() {
        return List.of();
    }

    /// Further response headers, for example `Retry-After`.
    public Map<String, String> headers() {
        return Map.of();
    }
}
