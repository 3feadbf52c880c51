package io.cloudfreedom.router.usage.report;

import io.cloudfreedom.router.kit.problem.InvalidField;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What a report can be grouped by.
enum Dimension {
    TENANT("u.tenant_id"),
    PROVIDER_KEY("u.provider_key_id"),
    VIRTUAL_KEY("u.virtual_key_id"),
    PROVIDER("u.provider"),
    MODEL("u.model"),
    KEY_SOURCE("u.key_source"),
    DAY("u.day");

    private final String column;

    Dimension(String column) {
        this.column = column;
    }

    /// The name in requests and in JSON.
    String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The column of `usage_daily u`.
    String column() {
        return column;
    }

    /// Reads `tenant,provider_key,model`; an empty list groups by nothing, which gives one row.
    ///
    /// @throws InvalidField when a name is not one of ours
    static Set<Dimension> parse(String list) {
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        for (String name : list.split(",", -1)) {
            if (!name.isBlank()) {
                dimensions.add(of(name.strip()));
            }
        }
        return dimensions;
    }

    private static Dimension of(String name) {
        return Arrays.stream(values())
                .filter(d -> d.json().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidField.of(
                        "group_by",
                        "\"" + name + "\" is not one of "
                                + Arrays.stream(values()).map(Dimension::json).collect(Collectors.joining(", "))));
    }
}
