package io.cloudfreedom.router.contracts.catalog;

import java.util.UUID;

/// The tenant that owns the shared provider keys and everything else that belongs to no customer.
public final class PlatformTenant {

    /// Made by key-service's first migration, and never deleted.
    public static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private PlatformTenant() {}
}
