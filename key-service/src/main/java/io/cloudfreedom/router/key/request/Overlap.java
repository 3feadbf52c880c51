package io.cloudfreedom.router.key.request;

import io.cloudfreedom.router.kit.problem.InvalidField;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// For how long what was rotated stays good beside its successor.
public final class Overlap {
    private static final Duration DEFAULT = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(30);

    private Overlap() {}

    /// An ISO 8601 duration, a day when there is none.
    ///
    /// @throws InvalidField when it is no duration, or one that is too long
    public static Duration of(@Nullable String text) {
        try {
            Duration overlap = text == null || text.isEmpty() ? DEFAULT : Duration.parse(text);
            if (overlap.isNegative() || overlap.compareTo(LONGEST) > 0) {
                throw InvalidField.of("overlap", "must be PT0S to P30D");
            }
            return overlap;
        } catch (DateTimeParseException e) {
            throw InvalidField.of("overlap", "must be an ISO 8601 duration, for example PT24H");
        }
    }
}
