package io.cloudfreedom.router.gateway.virtualkey;

import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.event.VirtualKeyChanged;

/// Who calls: a virtual key that is valid now, and its tenant.
public record Caller(VirtualKeyChanged key, TenantChanged tenant) {
    /// Whether the key may use a model.
    public boolean mayUse(String model) {
        return key.modelsAllowed().contains("*") || key.modelsAllowed().contains(model);
    }
}
