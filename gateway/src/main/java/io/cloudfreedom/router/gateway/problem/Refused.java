package io.cloudfreedom.router.gateway.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A request on `/v1` that is not served, and why: everything that the answer says.
///
/// `code` is stable and documented under `/problems/<code>`; `details` are members of the RFC 9457 document.
public final class Refused extends Exception {
    private final int status;
    private final String code;
    private final @Nullable String param;
    private final @Nullable Long retryAfterSeconds;
    private final Map<String, Object> details;

    private Refused(
            int status,
            String code,
            String message,
            @Nullable String param,
            @Nullable Long retryAfterSeconds,
            Map<String, Object> details) {
        super(Objects.requireNonNull(message, "message is null"), null, false, false);
        this.status = status;
        this.code = Objects.requireNonNull(code, "code is null");
        this.param = param;
        this.retryAfterSeconds = retryAfterSeconds;
        this.details = details;
    }

    public static Refused of(int status, String code, String message) {
        return new Refused(status, code, message, null, null, Map.of());
    }

    /// A body that cannot be served as it stands; `param` is the member at fault.
    public static Refused invalid(String code, @Nullable String param, String message) {
        return new Refused(400, code, message, param, null, Map.of());
    }

    public static Refused unavailable(String code, String message) {
        return new Refused(503, code, message, null, 1L, Map.of());
    }

    public Refused retryAfter(long seconds) {
        return new Refused(status, code, text(), param, Math.max(1, seconds), details);
    }

    /// The same refusal with one more member in its problem document.
    public Refused with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Refused(status, code, text(), param, retryAfterSeconds, more);
    }

    /// The same refusal with a sentence before its own.
    public Refused after(String sentence) {
        return new Refused(status, code, sentence + " " + text(), param, retryAfterSeconds, details);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /// The sentence for a person.
    public String text() {
        return Objects.requireNonNull(getMessage(), "message is null");
    }

    public @Nullable String param() {
        return param;
    }

    public @Nullable Long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public Map<String, Object> details() {
        return details;
    }
}
