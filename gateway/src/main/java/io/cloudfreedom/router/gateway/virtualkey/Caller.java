package io.cloudfreedom.router.gateway.virtualkey;

import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.event.VirtualKeyChanged;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Who calls: a virtual key that is valid now, and its tenant.
public record Caller(VirtualKeyChanged key, TenantChanged tenant) {
    /// Whether the key may use a model.
    public boolean mayUse(String model) {
        return key.modelsAllowed().contains("*") || key.modelsAllowed().contains(model);
    }

    /// A moment as the tenant's clock shows it.
    public OffsetDateTime atHome(Instant moment) {
        return moment.atZone(zone()).toOffsetDateTime();
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(tenant.timezone());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
