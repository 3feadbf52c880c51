package io.cloudfreedom.router.key.page;

import io.cloudfreedom.router.kit.problem.InvalidField;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which page is asked for: the rows after an id, in the order of ids, which is the order of creation.
public record PageRequest(UUID after, int limit) {
    private static final int DEFAULT = 50;
    private static final int LARGEST = 200;
    private static final UUID START = new UUID(0, 0);

    /// @throws InvalidField when the limit or the cursor cannot be used
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        int rows = limit == null ? DEFAULT : limit;
        if (rows < 1 || rows > LARGEST) {
            throw InvalidField.of("limit", "must be 1 to " + LARGEST);
        }
        return new PageRequest(position(cursor), rows);
    }

    private static UUID position(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return START;
        }
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw InvalidField.of("cursor", "must be the next_cursor of a page");
        }
    }
}
