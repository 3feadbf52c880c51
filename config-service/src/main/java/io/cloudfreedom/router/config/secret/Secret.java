package io.cloudfreedom.router.config.secret;

import java.util.Map;
import java.util.Optional;

/// The fields of one secret; its text shows none of them.
public final class Secret {
    private final Map<String, String> fields;

    public Secret(Map<String, String> fields) {
        this.fields = Map.copyOf(fields);
    }

    /// The field's value; empty when it is missing or blank.
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "Secret[redacted]";
    }
}
