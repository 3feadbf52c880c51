package io.cloudfreedom.router.config.secret;

import io.cloudfreedom.router.connection.credential.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// One entry of the store of secrets, whose fields are secrets.
public final class SecretFields {
    private final Map<String, Secret> fields;

    public SecretFields(Map<String, String> values) {
        Map<String, Secret> secrets = new HashMap<>();
        values.forEach((name, value) -> secrets.put(name, new Secret(value)));
        this.fields = Map.copyOf(secrets);
    }

    /// The field; empty when it is missing or blank.
    public Optional<Secret> field(String name) {
        return Optional.ofNullable(fields.get(name))
                .filter(secret -> !secret.reveal().isBlank());
    }
}
