package io.cloudfreedom.router.local.part;

import java.util.Optional;

/// A person of the local realm.
public record SampleUser(String name, String role, String password, Optional<String> totpSecret) {

    /// The two admin roles log in with a second factor.
    boolean needsCode() {
        return role.endsWith("_admin");
    }

    SampleUser with(String newPassword, Optional<String> newTotpSecret) {
        return new SampleUser(name, role, newPassword, newTotpSecret);
    }

    @Override
    public String toString() {
        return "SampleUser[" + name + ", " + role + "]";
    }
}
