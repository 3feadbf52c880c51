package io.cloudfreedom.router.config.desired;

import io.cloudfreedom.router.contracts.catalog.KeyPolicy;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import java.util.Map;

/// Which keys serve a tenant's request: the tier sets the frame, a hybrid tenant chooses per model, provider,
/// or at all.
public final class KeyPolicies {
    /// The entry of `keyPolicy` that holds where no provider or model is named.
    private static final String DEFAULT = "default";

    private KeyPolicies() {}

    public static KeyPolicy of(TenantChanged tenant, Provider provider, String model) {
        return switch (tenant.tier()) {
            case SHARED -> KeyPolicy.SHARED_ONLY;
            case BYOK -> KeyPolicy.OWN_ONLY;
            case HYBRID -> chosen(tenant.keyPolicy(), provider, model);
        };
    }

    private static KeyPolicy chosen(Map<String, KeyPolicy> policy, Provider provider, String model) {
        KeyPolicy general = policy.getOrDefault(DEFAULT, KeyPolicy.OWN_FIRST);
        return policy.getOrDefault(model, policy.getOrDefault(provider.json(), general));
    }
}
