package io.cloudfreedom.router.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A problem document (RFC 9457). `type` is a stable path below `/problems/`, described in docs/problems.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, @Nullable String detail, String instance, List<Violation> errors) {
    /// What every `type` of ours begins with.
    public static final String TYPES = "/problems/";

    public Problem {
        errors = List.copyOf(errors);
    }

    /// One thing that is wrong: `pointer` names the field (a JSON pointer as a URI fragment), `detail` the remedy.
    public record Violation(String pointer, String detail) {}
}
