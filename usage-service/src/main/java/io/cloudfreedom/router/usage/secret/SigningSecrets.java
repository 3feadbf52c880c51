package io.cloudfreedom.router.usage.secret;

import java.util.List;

/// The secrets of one endpoint that are valid now, the newest first. Its text shows none of them.
public final class SigningSecrets {
    private final List<String> secrets;

    SigningSecrets(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    public List<String> all() {
        return secrets;
    }

    /// What the tenant is shown, once.
    public String newest() {
        return secrets.getFirst();
    }

    @Override
    public String toString() {
        return "SigningSecrets[redacted]";
    }
}
