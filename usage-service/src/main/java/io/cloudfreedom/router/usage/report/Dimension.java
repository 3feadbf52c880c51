package io.cloudfreedom.router.usage.report;

import io.cloudfreedom.router.usage.parameter.InvalidParameter;
import io.cloudfreedom.router.usage.parameter.Parameters;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What a report can be grouped by.
public enum Dimension {
    TENANT("u.tenant_id", true),
    PROVIDER_KEY("u.provider_key_id", true),
    VIRTUAL_KEY("u.virtual_key_id", true),
    PROVIDER("u.provider", false),
    MODEL("u.model", false),
    KEY_SOURCE("u.key_source", false),
    DAY("u.day", false);

    private final String column;
    private final boolean named;

    Dimension(String column, boolean named) {
        this.column = column;
        this.named = named;
    }

    /// The name in requests and in JSON.
    String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The column of `usage_daily u`.
    String column() {
        return column;
    }

    /// The same rows come in the same order in every database.
    String order() {
        return this == PROVIDER || this == MODEL || this == KEY_SOURCE ? column + " collate \"C\"" : column;
    }

    /// Whether it is a thing with an id and a name.
    boolean isNamed() {
        return named;
    }

    /// Reads `tenant,provider_key,model`; an empty list groups by nothing.
    ///
    /// @throws InvalidParameter when a name is not one of ours
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
                .orElseThrow(() -> new InvalidParameter(
                        "group_by",
                        "names \"" + name + "\", which is none of " + Parameters.names(Dimension.class)
                                + ": use any of them, with commas between"));
    }
}
