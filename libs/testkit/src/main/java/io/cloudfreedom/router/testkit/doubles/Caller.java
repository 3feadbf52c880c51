package io.cloudfreedom.router.testkit.doubles;

import org.jspecify.annotations.Nullable;

/// Who asks, and the refusal when the proof does not hold (a wrong signature).
record Caller(Credential credential, @Nullable Reply refusal) {
    static Caller of(String credential) {
        return new Caller(Credential.of(credential), null);
    }
}
