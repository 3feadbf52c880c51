package io.cloudfreedom.router.vault;

/// The services that log in to Vault; each LiteLLM has a role of its own beside these.
public enum ServiceRole {
    KEY("key-service"),
    CONFIG("config-service"),
    USAGE("usage-service"),
    GATEWAY("gateway");

    private final String roleName;

    ServiceRole(String roleName) {
        this.roleName = roleName;
    }

    /// Name of the AppRole, of its policy, and its role id.
    public String roleName() {
        return roleName;
    }
}
