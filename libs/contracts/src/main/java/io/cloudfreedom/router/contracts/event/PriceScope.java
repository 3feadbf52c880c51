package io.cloudfreedom.router.contracts.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// For whom a price holds: everyone, a tenant, or one provider key (the narrowest wins).
public record PriceScope(@Nullable UUID tenantId, @Nullable UUID providerKeyId) {}
