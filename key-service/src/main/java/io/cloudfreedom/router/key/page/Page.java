package io.cloudfreedom.router.key.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A page of a list; `nextCursor` asks for the page after it and is absent on the last one.
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public Page {
        items = List.copyOf(items);
    }

    /// Makes a page of rows that were asked for one more than the page holds.
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Object> cursorOf) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, cursorOf.apply(items.getLast()).toString());
    }
}
