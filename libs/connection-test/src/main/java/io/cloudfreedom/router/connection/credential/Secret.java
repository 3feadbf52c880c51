package io.cloudfreedom.router.connection.credential;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Objects;

/// A secret on its way to Vault. It can be read by code that asks for it, and shows in no log, no error and
/// no JSON.
public final class Secret {
    private static final String REDACTED = "redacted";

    private final String value;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Secret(String value) {
        this.value = Objects.requireNonNull(value, "value is null");
    }

    /// The secret itself; for Vault and for the provider that it belongs to.
    public String reveal() {
        return value;
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public String toString() {
        return REDACTED;
    }
}
