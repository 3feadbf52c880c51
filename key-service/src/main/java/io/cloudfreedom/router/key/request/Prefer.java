package io.cloudfreedom.router.key.request;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The header `Prefer: wait=N` (RFC 7240): how long the client likes to wait for the change to be served
/// everywhere.
public final class Prefer {
    /// The header's name.
    public static final String HEADER = "Prefer";

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,4})(?:$|[,;\\s])");
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Prefer() {}

    /// At most 30 seconds; empty when the client does not ask to wait.
    public static Optional<Duration> waitOf(@Nullable String header) {
        Matcher wait = WAIT.matcher(header == null ? "" : header);
        if (!wait.find()) {
            return Optional.empty();
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        return Optional.of(asked.compareTo(LONGEST) < 0 ? asked : LONGEST);
    }
}
