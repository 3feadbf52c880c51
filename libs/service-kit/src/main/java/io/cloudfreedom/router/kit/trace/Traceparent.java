package io.cloudfreedom.router.kit.trace;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The header `traceparent` (W3C Trace Context, version 00): the trace, and the step of it that called.
public record Traceparent(String traceId, String parentId, String flags) {
    /// The header's name, on HTTP as on Kafka.
    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final String NOT_SAMPLED = "00";

    /// Empty when there is none, or none that is valid: then a new trace begins.
    public static Optional<Traceparent> parse(@Nullable String header) {
        Matcher parts = FORM.matcher(header == null ? "" : header);
        return parts.matches() && !isZero(parts.group(1)) && !isZero(parts.group(2))
                ? Optional.of(new Traceparent(parts.group(1), parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    /// A new trace, which nobody has decided to record.
    public static Traceparent begin() {
        return new Traceparent(random() + random(), random(), NOT_SAMPLED);
    }

    /// The next step of the same trace.
    public Traceparent next() {
        return new Traceparent(traceId, random(), flags);
    }

    /// As the header has it.
    public String header() {
        return "00-" + traceId + "-" + parentId + "-" + flags;
    }

    private static boolean isZero(String id) {
        return id.chars().allMatch(c -> c == '0');
    }

    private static String random() {
        long id = ThreadLocalRandom.current().nextLong();
        return HexFormat.of().toHexDigits(id == 0 ? 1 : id);
    }
}
