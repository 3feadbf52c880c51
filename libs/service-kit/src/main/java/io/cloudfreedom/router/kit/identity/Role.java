package io.cloudfreedom.router.kit.identity;

/// The roles of access tokens (claim `groups`).
public final class Role {
    /// Everything, for every tenant.
    public static final String SUPER_ADMIN = "super_admin";

    /// Everything of the tenant named by the claim `tenant_id`.
    public static final String TENANT_ADMIN = "tenant_admin";

    /// Reports of every tenant, read only.
    public static final String FINANCE = "finance";

    /// The audit log of every tenant, read only.
    public static final String AUDITOR = "auditor";

    /// Calls between services.
    public static final String SERVICE = "service";

    private Role() {}
}
