package io.cloudfreedom.router.vault;

import static java.util.Objects.requireNonNull;

/// What a process logs in with: its role and a secret id that is shown redacted.
public record AppRole(String roleId, String secretId) {

    public AppRole {
        requireNonNull(roleId, "roleId is null");
        requireNonNull(secretId, "secretId is null");
    }

    @Override
    public String toString() {
        return "AppRole[roleId=" + roleId + ", secretId=redacted]";
    }
}
