package io.cloudfreedom.router.kit.identity;

import java.util.UUID;

/// Whose rows a piece of work may see.
public sealed interface Scope {
    static Scope of(UUID tenant) {
        return new OneTenant(tenant);
    }

    static Scope all() {
        return new AllTenants();
    }

    /// The rows of one tenant; the database itself hides the others.
    record OneTenant(UUID tenant) implements Scope {}

    /// The rows of every tenant.
    record AllTenants() implements Scope {}
}
