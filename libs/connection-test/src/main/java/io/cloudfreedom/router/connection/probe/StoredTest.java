package io.cloudfreedom.router.connection.probe;

import java.util.Objects;
import java.util.UUID;

/// The outcome of a live test of a secret that was read from Vault; `material` says which one it was.
public record StoredTest(UUID material, TestResult result) {
    public StoredTest {
        Objects.requireNonNull(material, "material is null");
        Objects.requireNonNull(result, "result is null");
    }
}
